import type { Words } from "./en.ts";
import type { Side } from "./kinds.ts";
import { numbersOf, partsOf, shortNumbersOf } from "./parts.ts";

const number = numbersOf("zh-CN");
const short = shortNumbersOf("zh-CN");
const WEEKDAYS = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
const COMPASS = ["以北", "东北", "以东", "东南", "以南", "西南", "以西", "西北"];

const ECHELONS: { [echelon: string]: string } = {
  battalion: "营",
  regiment: "团",
  brigade: "旅",
  division: "师",
  corps: "军",
  army: "军",
  "army group": "兵团",
};

/** The words differ by side: a Chinese army is a corps in the UN's terms, a KPA corps has a word of its own. */
const echelonOf = (echelon: string, side: Side) => {
  if (echelon === "corps" && side === "communist") return "军团";
  if (echelon === "army" && side === "un") return "集团军";
  return ECHELONS[echelon] ?? echelon;
};

const longDate = (day: number) => {
  const { date, month, year } = partsOf(day);
  return `${year}年${month + 1}月${date}日`;
};
const army = (side: Side) => (side === "un" ? "联合国军" : "中朝军队");
const at = (near: string) => (near === "" ? "" : `在${near}`);

export const zh = {
  tag: "zh-CN",
  ownName: "中文",
  number,
  percent: (value) => `${number(value)}%`,
  list: (names) => names.join("、"),
  phrase: (parts) => parts.join("，"),
  listAndMore: (names, more) => `${names.join("、")}等，另有${more}个`,
  dates: {
    full: (day) => `${longDate(day)} ${WEEKDAYS[partsOf(day).weekday]}`,
    long: longDate,
    short: longDate,
    dayAndMonth: (day) => {
      const { date, month } = partsOf(day);
      return `${month + 1}月${date}日`;
    },
    monthTick: (day) => {
      const { month, year } = partsOf(day);
      return month === 0 ? `${year}年` : `${month + 1}月`;
    },
    apart: (days) => (days === 0 ? "同一天" : `${number(Math.abs(days))}天${days > 0 ? "后" : "前"}`),
    thisVeryDay: "正是当天",
  },
  page: {
    title: "parallel38：逐日看朝鲜战争",
    subtitle: "逐日看朝鲜战争",
    map: "战争地图",
    close: "关闭",
    detailsOfDay: "当天详情",
    loading: "正在载入…",
    runOnItsWay: "正在载入推演。",
    showOnMap: "在地图上显示",
    goToDay: "转到这一天",
  },
  tabs: { record: "史实", run: "推演", charts: "图表", account: "对照" },
  sides: {
    short: { un: "联合国军", communist: "中朝军队" },
    side: { un: "联合国军", communist: "中朝军队" },
    to: { un: "归联合国军", communist: "归中朝军队" },
  },
  menus: {
    label: "菜单",
    panels: "面板",
    layers: "图层",
    here: "在此推演",
    about: "说明",
    language: "语言",
  },
  layers: {
    held: "双方控制区",
    run: "推演的接触线",
    record: "史载的接触线",
    formations: "部队",
    names: "地名",
    ways: "公路和铁路（放大后）",
    note:
      "颜色较深处在最近一周内易手。红色条纹为中朝军队，纯蓝色为联合国军。符号采用APP-6标准：蓝色矩形为联合国军部队，" +
      "红色菱形为中朝军队部队。",
    sampleOfName: "文",
  },
  chip: {
    computing: (seed, percent) => `正在推演种子${seed}：${percent}%`,
    progress: "推演进度",
    explained: "“推演”之下的一切都由此想定中的决策计算得出，并非取自史实",
    run: (scenario, seed, here) => `推演：${scenario}，种子${seed}${here ? "，在此算出" : ""}`,
    scenarios: { "as-decided": "按实际决策", "free-from": "自由决策" },
  },
  here: {
    explained:
      "在此浏览器中以另一种运气重新推演这场战争。任何数据都不会离开本机。种子相同，战争就完全相同，直到最后一位。",
    seed: "种子",
    stop: "停止",
    run: "推演战争",
    back: "回到最初的推演",
    hash: (date) => `截至${date}每日控制区的哈希值：`,
    dayOf: (done, days) => `第${number(done)}天，共${number(days)}天`,
    compares: (seed) => `若种子为${seed}，还会与本页自带的推演相比较。`,
    took: (days, seconds) => `${number(days)}天，用时${number(seconds, 1)}秒。`,
    differs: (date, array) => `自${date}起与本页自带的推演不同（${array}）。`,
    agrees: (hashes) => `全部${number(hashes)}个每日哈希值都与本页自带的推演一致。`,
  },
  about: {
    recordTerm: "史实",
    recordWords: "是资料所载的真实经过。",
    runTerm: "推演",
    runWords:
      "是模型根据战斗序列和双方有记载的决策计算的结果，没有任何结局是人为写入的。两者不同时，以历史为准。",
    keys: [
      ["空格键", "播放、暂停"],
      ["方向键", "一天；按住Shift为一周"],
      ["Page Up、Down", "一个月"],
      ["Home、End", "第一天和最后一天"],
    ],
    sources:
      "高程：USGS SRTM、GTOPO30、NOAA ETOPO5（公有领域）。海岸线与国界：GSHHG 2.3.7（LGPL-3.0-or-later）。战区以外：" +
      "Natural Earth（公有领域）。地名：GeoNames（CC BY 4.0）。1950年的公路和铁路：凭记忆，走向为大致走向。",
    address: "本页网址保存日期、视图、图层和语言：复制网址即可分享所见。",
  },
  map: {
    runLine: (date) => `推演，${date}`,
    noLine: "没有贯通两岸的接触线",
    recordLine: (date, apart) => `史实，${date}${apart === null ? "" : `（${apart}）`}`,
    run: "推演",
    record: "史实",
    lineWords: (west, east) => `推演的接触线西起${west}，东至${east}。`,
    noLineWords: "这一天推演中没有接触线。",
    degrees: (lat, lon) => `北纬${number(lat, 1)}°、东经${number(lon, 1)}°`,
    parallel: "三八线",
    seas: {
      yellow: "黄海",
      east: "东海\n（日本海）",
      strait: "朝鲜海峡",
      china: "中国",
      japan: "日本",
    },
    zoomIn: "放大",
    zoomOut: "缩小",
    mapOf: "地图",
  },
  time: {
    play: "播放",
    pause: "暂停",
    playKey: "播放（空格键）",
    pauseKey: "暂停（空格键）",
    speed: "每秒天数",
    daysASecond: (days) => `每秒${days}天`,
    daysASecondShort: (days) => `${days}天/秒`,
    dayOf: (day, days) => `第${number(day)}天，共${number(days)}天`,
    eventBefore: "‹ 事件",
    eventAfter: "事件 ›",
    jump: "转到事件",
    jumpTo: "选择事件…",
    slider: "战争的日期",
  },
  record: {
    panel: "史实：真实经过",
    tag: "史实",
    heading: "真实经过",
    missing: "没有史料记录。",
    noEvent: "这一天没有记载的事件。",
    goingOn: "正在进行",
    since: (date) => `自${date}`,
    until: (date) => `至${date}`,
    beforeAndAfter: "前后事件",
    dashedLine: (date, apart, km) => `虚线：${date}的记载，${apart}；误差约${number(km)}公里。`,
    changedHands: "易手之地",
    control: {
      contested: "争夺中",
      captured: { un: "被联合国军攻占", communist: "被中朝军队攻占" },
      held: { un: "由联合国军控制", communist: "由中朝军队控制" },
      abandoned: { un: "被放弃；由联合国军控制", communist: "被放弃；由中朝军队控制" },
      lost: { un: "失守；由联合国军控制", communist: "失守；由中朝军队控制" },
      evacuated: { un: "已撤离；由联合国军控制", communist: "已撤离；由中朝军队控制" },
    },
    giveOrTake: (days) => `（± ${days}天）`,
    unchecked: "尚未核实",
    uncheckedWhy: "来自常识；所列资料可供核查，但尚未查阅",
  },
  run: {
    panel: "推演：计算结果",
    tag: "推演",
    heading: "计算结果",
    nothing: "没有地方易手，也没有部队来去。",
    andMore: (more) => `另有${more}条`,
    hardest: "最激烈的战斗",
    others: "其他部队",
    attacks: (attacker, defender, near) => `${attacker}${at(near)}进攻${defender}`,
    odds: (odds) =>
      odds >= 0.95 ? `${number(odds, 1)} : 1` : odds < 0.05 ? "不到1 : 20" : `1 : ${number(1 / odds, 1)}`,
    outcome: (broke, attackMen, defenceMen) =>
      `${broke ? "守方退却" : "守方守住"}；损失：攻方${number(attackMen)}人，守方${number(defenceMen)}人`,
    figure: "数据",
    inTheField: "战场兵力",
    lostThisDay: "当日战斗损失",
    lostSoFar: "累计战斗损失",
    ground: "朝鲜半岛控制区",
    onTheMap: (count) => `地图上的部队：${count}`,
    atSea: (names) => `海上：${names}`,
  },
  news: {
    aPlace: "某地",
    aFormation: "一支部队",
    placeTaken: (place, side) => `${army(side)}攻占${place}`,
    one: {
      "place taken": (_name, near) => `${at(near)}一地被攻占`,
      "formation arrived": (name, near) => `${name}抵达${near}`,
      "formation left": (name) => `${name}离开战区`,
      "formation destroyed": (name, near) => `${name}${at(near)}被歼灭`,
      "formation broke": (name, near) => `${name}${at(near)}退却`,
      "formation routed": (name, near) => `${name}${at(near)}溃散`,
      "formation cut off": (name, near) => `${name}${at(near)}被切断`,
      landing: (name, near) => `${name}${at(near)}登陆`,
      evacuation: (name, near) => `${name}${at(near)}登船撤离`,
      "attack failed": (name, near) => `${name}${at(near)}停止进攻`,
    },
    many: {
      "place taken": (count) => `${count}处易手`,
      "formation arrived": (count, side) => `${army(side)}${count}支部队抵达`,
      "formation left": (count, side) => `${army(side)}${count}支部队离开战区`,
      "formation destroyed": (count, side) => `${army(side)}${count}支部队被歼灭`,
      "formation broke": (count, side) => `${army(side)}${count}支部队退却`,
      "formation routed": (count, side) => `${army(side)}${count}支部队溃散`,
      "formation cut off": (count, side) => `${army(side)}${count}支部队被切断`,
      landing: (count, side) => `${army(side)}${count}支部队登陆`,
      evacuation: (count, side) => `${army(side)}${count}支部队登船撤离`,
      "attack failed": (count, side) => `${army(side)}停止${count}次进攻`,
    },
  },
  near: {
    at: (place) => place,
    from: (km, eighth, place) => `${place}${COMPASS[eighth]}${number(km)}公里处`,
  },
  card: {
    kind: (side, echelon) => `${army(side)}，${echelonOf(echelon, side)}`,
    postures: { attack: "进攻", defend: "防御", delay: "迟滞", withdraw: "撤退", reserve: "预备" },
    losses: {
      killed: "阵亡",
      wounded: "负伤",
      missing: "失踪",
      captured: "被俘",
      "non-battle": "非战斗减员",
    },
    strength: "兵力",
    posture: "态势",
    supply: "现有补给",
    cohesion: "凝聚力",
    under: "隶属",
    noHigher: "没有上级司令部",
    lost: "迄今损失",
    mostly: "主要",
    men: (count) => `${number(count)}人`,
    supplyDays: (tenths) => (tenths >= 255 ? "25天以上" : `${number(tenths / 10, 1)}天`),
    computed: "推演得出的黄昏时状态",
  },
  charts: {
    label: "图表",
    lossesAMonth: "每月战斗损失",
    lossesADay: "每日战斗损失",
    byDay: "按日",
    byMonth: "按月",
    lossesSoFar: "累计战斗损失",
    ground: "朝鲜半岛控制区",
    inTheField: "战场兵力",
    inTheFieldAndRecorded: "战场兵力（圆点：史载地面部队总数）",
    inWords: (title, date, un, communist) => `${title}：${date}联合国军${un}，中朝军队${communist}`,
    none: "–",
    axis: (value) => (value >= 10_000 ? `${short(value / 10_000)}万` : number(value)),
  },
  account: {
    label: "推演与史实有多接近",
    missing: "此推演没有附带对照。",
    heading: "推演与史实有多接近？",
    ofServedRun: "这些数据属于本页自带的推演，不是在此算出的推演。",
    wrong: "评分发现的问题（英文）",
    terms: "fit：可用于拟合参数的史料。judge：留作评判的史料。skill大于0表示优于所列基准。",
    cities: "大城市易手",
    city: "城市与得主",
    record: "史实",
    run: "推演",
    notInRun: "推演中没有",
    lines: "接触线：推演与史实",
    recordedOn: "记载日期",
    distance: "平均距离",
    noLine: "推演中没有接触线",
    km: (km) => `${number(km)}公里`,
    gain: { un: "偏向联合国军", communist: "偏向中朝军队" },
    losses: "战斗损失人数",
    year: "年份",
    wholeWar: "整场战争",
    sourcesSay: "资料所载",
    measures: {
      killed: "阵亡",
      dead: "死亡",
      wounded: "负伤",
      captured: "被俘",
      "missing and captured": "失踪与被俘",
      total: "合计",
    },
    all: { un: "联合国军全体", communist: "中朝军队全体" },
    without: (side, others) => `${side}（不含${others}）`,
    noFigure: "没有数据",
    range: (least, most) => `${number(least)}至${number(most)}`,
    shortCities: (all, found, near) =>
      `大城市易手${all}次，推演中出现${found}次，其中${near}次与记载日期相差不到一周。`,
    shortLines: (dates, meanKm, last, lastKm, gain) =>
      `在有接触线记载的${dates}个日期，推演的接触线平均相差${number(meanKm)}公里；${last}相差${number(lastKm)}公里` +
      `${gain ? `，偏向${army(gain)}` : ""}。`,
    shortLosses: (side, men) => `${army(side)}在整场战争中战斗损失${number(men)}人。`,
  },
  symbols: {
    label: (formation, arm, party) =>
      `${party}${arm === "cavalry" ? "骑" : arm === "marine" ? "陆战" : ""}${formation}`,
    higher: (name, count, echelon, side) => (count === null ? name : `第${count}${echelonOf(echelon, side)}`),
    parties: {
      usa: "美",
      rok: "韩",
      prk: "朝",
      chn: "志",
      gbr: "英",
      can: "加",
      aus: "澳",
      nzl: "新",
      tur: "土",
      fra: "法",
      bel: "比",
      nld: "荷",
      grc: "希",
      phl: "菲",
      tha: "泰",
      eth: "埃塞",
      col: "哥",
    },
  },
} satisfies Words;
