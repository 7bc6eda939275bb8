import type { Language } from "./war-record.ts";

/** What claims can say of a subject. */
export interface Property {
  id: string;
  words: Readonly<Record<Language, string>>;
  /** true where only one value can hold at a time, so that claims that differ are in dispute */
  single: boolean;
  /** what tells one value from another beside the subject: claims are compared only where these agree */
  by: readonly ("when" | "counts" | "scope" | "unit")[];
  /** property whose claims these are compared with, where not its own: killed and battle deaths with deaths */
  matter?: string;
  /** what its values are, where they cannot be anything: a figure in words would be a figure lost */
  takes?: "figure" | "time";
  /** true of figures of one day, which say nothing of the days round it */
  byDay?: boolean;
  /** figures mistaken for each other share a family and are shown side by side */
  family?: string;
}

const once = { single: true, by: [] } as const;
const many = { single: false, by: [] } as const;
const dated = { single: true, by: ["when"] } as const;
/** losses: of the same span and the same part of the war */
const loss = { single: true, by: ["when", "scope"], family: "losses", takes: "figure" } as const;

function words(en: string, ko: string, zh: string, ru: string): Property["words"] {
  return { en, ko, zh, ru };
}

/** Every property that a claim may have, in the order in which a page shows them. */
export const PROPERTIES: readonly Property[] = [
  { id: "name", words: words("name", "이름", "名称", "название"), ...once },
  { id: "kind", words: words("kind", "종류", "类别", "вид"), ...once },
  { id: "description", words: words("description", "설명", "说明", "описание"), ...many },
  { id: "nature", words: words("nature", "성격", "性质", "характер"), ...many },
  { id: "part-of", words: words("part of", "소속", "属于", "часть"), ...many },
  { id: "side", words: words("side", "진영", "阵营", "сторона"), ...once },
  { id: "role", words: words("role", "역할", "角色", "роль"), ...once },
  { id: "start", words: words("start", "시작", "开始", "начало"), ...once, takes: "time" },
  { id: "end", words: words("end", "끝", "结束", "окончание"), ...once, takes: "time" },
  { id: "duration", words: words("duration", "기간", "持续时间", "продолжительность"), ...many },
  { id: "date", words: words("date", "날짜", "日期", "дата"), ...once },
  { id: "in-the-war", words: words("in the war", "참전 기간", "参战时间", "в войне"), ...once },
  { id: "born", words: words("born", "출생", "出生", "родился"), ...once, takes: "time" },
  { id: "died", words: words("died", "사망", "逝世", "умер"), ...once, takes: "time" },
  { id: "status", words: words("status", "상태", "状态", "статус"), ...many },
  { id: "result", words: words("result", "결과", "结果", "итог"), ...many },
  { id: "place", words: words("place", "장소", "地点", "место"), ...many },
  { id: "position", words: words("position", "위치", "位置", "координаты"), ...once },
  { id: "map-sheet", words: words("map sheet", "지형도 도엽", "地图图幅", "лист карты"), ...many },
  { id: "country", words: words("country", "지역", "所在地", "страна"), ...once },
  { id: "leader", words: words("leader", "지도자", "领导人", "руководитель"), ...many },
  { id: "office", words: words("office", "직책", "职务", "должность"), ...many },
  { id: "commander", words: words("commanders", "지휘관", "指挥官", "командующие"), ...many },
  { id: "commanded-by", words: words("commanded by", "지휘", "指挥者", "под командованием"), ...many },
  { id: "relieved-of", words: words("relieved of", "해임", "被解除", "отстранён от"), ...many },
  { id: "reason", words: words("reason", "이유", "原因", "причина"), ...many },
  { id: "supported-by", words: words("supported by", "지원국", "受援于", "поддержка от"), ...many },
  { id: "supports", words: words("supports", "지원", "支援", "поддерживает"), ...many },
  {
    id: "medical-support",
    words: words("medical support", "의료 지원", "医疗支援", "медицинская помощь"),
    ...once,
  },
  { id: "forces", words: words("forces", "병력 구성", "部队", "силы"), ...many },
  { id: "signed-by", words: words("signed by", "서명자", "签署方", "подписали"), ...once },
  { id: "participants", words: words("participants", "참가자", "参与方", "участники"), ...many },
  { id: "body", words: words("body", "기구", "机构", "орган"), ...once },
  { id: "decision", words: words("decision", "결정", "决定", "решение"), ...many },
  { id: "cause", words: words("cause", "원인", "起因", "причина"), ...many },
  { id: "who-started", words: words("who started it", "개전 책임", "谁先开战", "кто начал"), ...many },
  {
    id: "belief",
    words: words("fear or wish", "우려와 의도", "担忧与意图", "опасения и намерения"),
    ...many,
  },
  { id: "course", words: words("course", "경과", "经过", "ход"), ...many },
  { id: "peace-declared", words: words("peace declared", "평화 선언", "宣布和平", "мир объявлен"), ...once },
  { id: "gained", words: words("gained", "얻은 것", "所得", "приобрела"), ...many },
  { id: "lost", words: words("lost", "잃은 것", "所失", "потеряла"), ...many },
  {
    id: "area-lost",
    words: words("net area lost", "순 상실 면적", "净失面积", "чистая потеря площади"),
    single: true,
    by: ["unit"],
    takes: "figure",
  },
  { id: "established", words: words("established", "설치", "设立", "создана"), ...once },
  { id: "crosses", words: words("crosses", "통과", "穿过", "пересекает"), ...many },
  {
    id: "troops-after-war",
    words: words("troops after the war", "전후 주둔", "战后驻军", "войска после войны"),
    ...once,
  },
  {
    id: "total-served",
    words: words("all who served", "연인원", "参战总人数", "всего служило"),
    ...once,
    family: "strength in the war",
    takes: "figure",
  },
  {
    id: "peak-strength",
    words: words("peak strength", "최대 병력", "最高兵力", "пиковая численность"),
    ...once,
    family: "strength in the war",
    takes: "figure",
  },
  {
    id: "peak-date",
    words: words("date of the peak", "최대 병력 시점", "最高兵力日期", "дата пика"),
    ...once,
    takes: "time",
  },
  {
    id: "strength",
    words: words("strength", "병력", "兵力", "численность"),
    single: true,
    by: ["when", "counts", "scope", "unit"],
    takes: "figure",
  },
  {
    id: "strength-ratio",
    words: words("size against earlier", "이전 대비 규모", "与此前之比", "доля от прежней"),
    ...once,
    takes: "figure",
  },
  { id: "deaths", words: words("deaths", "사망", "死亡", "погибшие"), ...loss },
  { id: "killed", words: words("killed", "전사", "阵亡", "убитые"), ...loss, matter: "deaths" },
  {
    id: "battle-deaths",
    words: words("battle deaths", "전투 사망", "战斗死亡", "погибшие в бою"),
    ...loss,
    matter: "deaths",
  },
  {
    id: "non-battle-deaths",
    words: words("deaths of other causes", "비전투 사망", "非战斗死亡", "небоевые потери"),
    ...loss,
  },
  {
    id: "killed-and-missing",
    words: words("killed and missing", "전사 및 실종", "阵亡与失踪", "убитые и пропавшие"),
    ...loss,
  },
  { id: "wounded", words: words("wounded", "부상", "受伤", "раненые"), ...loss },
  { id: "missing", words: words("missing", "실종", "失踪", "пропавшие без вести"), ...loss },
  { id: "captured", words: words("captured", "포로", "被俘", "пленные"), ...loss },
  { id: "losses", words: words("losses in all", "총 손실", "总损失", "потери всего"), ...loss },
  {
    id: "share-of-deaths",
    words: words("share of the deaths", "사망 비율", "死亡比例", "доля погибших"),
    single: false,
    by: [],
  },
  { id: "arrival", words: words("arrival", "도착", "到达", "прибытие"), ...once, takes: "time" },
  { id: "departure", words: words("departure", "이탈", "离开", "убытие"), ...once, takes: "time" },
  { id: "organic-to", words: words("belongs to", "편제상 상급", "建制上级", "входит в состав"), ...once },
  { id: "attached-to", words: words("takes orders from", "배속", "隶属", "подчинение"), ...dated },
  { id: "holder", words: words("held by", "점령", "控制方", "удерживает"), ...dated },
  { id: "objective", words: words("objectives", "목표", "目标", "цели"), ...many },
  { id: "outcome", words: words("outcome", "종결과 귀추", "结局", "исход"), ...many },
  { id: "line", words: words("line of contact", "접촉선", "接触线", "линия соприкосновения"), ...many },
  {
    id: "deaths-on-day",
    words: words("deaths by day of the incident", "일별 사망", "按日死亡", "погибшие по дням"),
    ...dated,
    takes: "figure",
    byDay: true,
  },
  {
    id: "unaccounted-on-day",
    words: words(
      "never recovered, by day of the incident",
      "일별 미송환",
      "按日未归还人员",
      "невозвращённые по дням",
    ),
    single: true,
    by: ["when", "scope"],
    takes: "figure",
    byDay: true,
  },
  {
    id: "temperature",
    words: words("temperature", "기온", "气温", "температура"),
    single: true,
    by: ["when", "counts", "scope"],
    takes: "figure",
    byDay: true,
  },
  {
    id: "wetness",
    words: words("rain and snow", "강수", "降水", "осадки"),
    single: true,
    by: ["when", "counts", "scope", "unit"],
    takes: "figure",
    byDay: true,
  },
  {
    id: "sorties",
    words: words("sorties", "출격", "出动架次", "вылеты"),
    single: true,
    by: ["when", "counts", "unit"],
    takes: "figure",
    byDay: true,
  },
  {
    id: "tonnage",
    words: words("bomb load", "투하량", "投弹量", "бомбовая нагрузка"),
    single: true,
    by: ["when", "counts", "unit"],
    takes: "figure",
    byDay: true,
  },
  { id: "target", words: words("targets", "폭격 목표", "轰炸目标", "цели бомбардировок"), ...many },
  {
    id: "air-and-sea",
    words: words("air and sea", "공중과 해상", "空中与海上", "в воздухе и на море"),
    single: true,
    by: ["when", "counts", "unit"],
  },
  {
    id: "supply-figure",
    words: words("figure of supply", "보급 수치", "补给数字", "показатель снабжения"),
    single: true,
    by: ["when", "counts", "scope", "unit"],
    takes: "figure",
  },
  {
    id: "military-spending",
    words: words("military spending", "군사비", "军费", "военные расходы"),
    ...dated,
    takes: "figure",
  },
  {
    id: "military-personnel",
    words: words("military personnel", "군 인원", "军队人数", "численность вооружённых сил"),
    ...dated,
    takes: "figure",
  },
  {
    id: "iron-and-steel",
    words: words("iron and steel", "철강 생산", "钢铁产量", "чугун и сталь"),
    ...dated,
    takes: "figure",
  },
  {
    id: "energy",
    words: words("energy use", "에너지 소비", "能源消费", "потребление энергии"),
    ...dated,
    takes: "figure",
  },
  { id: "population", words: words("population", "인구", "人口", "население"), ...dated, takes: "figure" },
  {
    id: "urban-population",
    words: words("urban population", "도시 인구", "城市人口", "городское население"),
    ...dated,
    takes: "figure",
  },
  {
    id: "capability-index",
    words: words("share of world capability", "국력 지수", "国力指数", "индекс мощи"),
    ...dated,
    takes: "figure",
  },
  {
    id: "entry",
    words: words("entered the war", "참전일", "参战日期", "вступление в войну"),
    ...once,
    takes: "time",
  },
];

const BY_ID = new Map(PROPERTIES.map((property) => [property.id, property]));

/**
 * The property of this id.
 *
 * @returns undefined for none
 */
export function propertyOf(id: string): Property | undefined {
  return BY_ID.get(id);
}
