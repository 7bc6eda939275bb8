import type { Words } from "./en.ts";
import type { Side } from "./kinds.ts";
import { numbersOf, partsOf, shortNumbersOf } from "./parts.ts";

const number = numbersOf("ko");
const short = shortNumbersOf("ko");
const WEEKDAYS = ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"];
const COMPASS = ["북쪽", "북동쪽", "동쪽", "남동쪽", "남쪽", "남서쪽", "서쪽", "북서쪽"];

const ECHELONS: { [echelon: string]: string } = {
  battalion: "대대",
  regiment: "연대",
  brigade: "여단",
  division: "사단",
  corps: "군단",
  army: "군",
  "army group": "병단",
};

const longDate = (day: number) => {
  const { date, month, year } = partsOf(day);
  return `${year}년 ${month + 1}월 ${date}일`;
};
const army = (side: Side) => (side === "un" ? "유엔군" : "공산군");
const at = (near: string) => (near === "" ? "" : `${near}에서 `);

/** Whether a word's last sound is a consonant; null where it is written in other letters. */
function endsInConsonant(word: string): boolean | null {
  const last = word.replace(/[^\p{L}\p{N}]+$/u, "").at(-1) ?? "";
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 > 0;
  if (/\d/.test(last)) return "013678".includes(last);
  return null;
}

/** A word with its particle: `서울이`, `대구가`; both where the sound is not known. */
function withParticle(word: string, afterConsonant: string, afterVowel: string): string {
  const consonant = endsInConsonant(word);
  if (consonant === null) return `${word}${afterConsonant}(${afterVowel})`;
  return word + (consonant ? afterConsonant : afterVowel);
}
const subject = (word: string) => withParticle(word, "이", "가");
const object = (word: string) => withParticle(word, "을", "를");

export const ko = {
  tag: "ko",
  ownName: "한국어",
  number,
  percent: (value) => `${number(value)}%`,
  list: (names) => names.join(", "),
  phrase: (parts) => parts.join(", "),
  listAndMore: (names, more) => `${names.join(", ")} 외 ${more}개`,
  dates: {
    full: (day) => `${longDate(day)} ${WEEKDAYS[partsOf(day).weekday]}`,
    long: longDate,
    short: (day) => {
      const { date, month, year } = partsOf(day);
      return `${year}. ${month + 1}. ${date}.`;
    },
    dayAndMonth: (day) => {
      const { date, month } = partsOf(day);
      return `${month + 1}월 ${date}일`;
    },
    monthTick: (day) => {
      const { month, year } = partsOf(day);
      return month === 0 ? `${year}년` : `${month + 1}월`;
    },
    apart: (days) => (days === 0 ? "같은 날" : `${number(Math.abs(days))}일 ${days > 0 ? "후" : "전"}`),
    thisVeryDay: "바로 이날",
  },
  page: {
    title: "parallel38: 하루하루 보는 한국전쟁",
    subtitle: "하루하루 보는 한국전쟁",
    map: "전쟁 지도",
    close: "닫기",
    detailsOfDay: "이날의 내용",
    loading: "불러오는 중…",
    runOnItsWay: "계산을 불러오는 중입니다.",
    showOnMap: "지도에서 보기",
    goToDay: "이날로 가기",
  },
  tabs: { record: "기록", run: "계산", charts: "도표", account: "기록과 비교" },
  sides: {
    short: { un: "유엔군", communist: "공산군" },
    side: { un: "유엔군", communist: "공산군" },
    to: { un: "유엔군에게", communist: "공산군에게" },
  },
  menus: {
    label: "메뉴",
    panels: "패널",
    layers: "레이어",
    here: "직접 계산",
    about: "안내",
    language: "언어",
  },
  layers: {
    held: "양측이 차지한 땅",
    run: "계산한 접촉선",
    record: "기록된 접촉선",
    formations: "부대",
    names: "지명",
    ways: "도로와 철도(확대하면)",
    note:
      "짙은 색은 최근 한 주 사이에 주인이 바뀐 땅입니다. 빨간 줄무늬는 공산군, 파란 바탕은 유엔군입니다. " +
      "부대 기호는 APP-6을 따릅니다. 파란 직사각형은 유엔군, 빨간 마름모는 공산군 부대입니다.",
    sampleOfName: "가",
  },
  chip: {
    computing: (seed, percent) => `시드 ${seed} 계산 중: ${percent}%`,
    progress: "계산 진행",
    explained: "‘계산’ 아래의 모든 것은 이 시나리오의 결정에서 계산한 것이며 역사에서 가져온 것이 아닙니다",
    run: (scenario, seed, here) => `계산: ${scenario}, 시드 ${seed}${here ? ", 여기서 계산" : ""}`,
    scenarios: { "as-decided": "실제 결정대로", "free-from": "자유 결정" },
  },
  here: {
    explained:
      "이 브라우저에서 다른 운으로 전쟁을 다시 계산합니다. 아무것도 이 기기 밖으로 나가지 않습니다. 시드가 같으면 " +
      "마지막 한 비트까지 같은 전쟁이 됩니다.",
    seed: "시드",
    stop: "중지",
    run: "전쟁 계산하기",
    back: "처음 계산으로 돌아가기",
    hash: (date) => `${date}까지 날마다 땅 주인의 해시:`,
    dayOf: (done, days) => `${number(days)}일 가운데 ${number(done)}일`,
    compares: (seed) => `시드 ${seed}이면 이 페이지와 함께 온 계산과도 비교합니다.`,
    took: (days, seconds) => `${number(days)}일을 ${number(seconds, 1)}초에 계산했습니다.`,
    differs: (date, array) => `${date}부터 이 페이지와 함께 온 계산과 다릅니다(${array}).`,
    agrees: (hashes) => `하루하루의 해시 ${number(hashes)}개가 이 페이지와 함께 온 계산과 모두 같습니다.`,
  },
  about: {
    recordTerm: "기록",
    recordWords: "은 자료가 전하는 실제 사건입니다. ",
    runTerm: "계산",
    runWords:
      "은 전투 서열과 양측의 기록된 결정에서 모형이 계산한 것으로, 결과를 손으로 넣지 않았습니다. 둘이 다르면 역사가 " +
      "옳습니다.",
    keys: [
      ["스페이스", "재생, 정지"],
      ["화살표 키", "하루씩, Shift와 함께 일주일씩"],
      ["Page Up, Down", "한 달씩"],
      ["Home, End", "첫날과 마지막 날"],
    ],
    sources:
      "고도: USGS SRTM, GTOPO30, NOAA ETOPO5(퍼블릭 도메인). 해안선과 국경: GSHHG 2.3.7(LGPL-3.0-or-later). 전역 밖: " +
      "Natural Earth(퍼블릭 도메인). 지명: GeoNames(CC BY 4.0). 1950년의 도로와 철도: 기억에 따른 대략의 경로.",
    address:
      "이 페이지의 주소에는 날짜, 화면, 레이어, 언어가 담깁니다. 주소를 복사하면 보는 그대로 나눌 수 있습니다.",
  },
  map: {
    runLine: (date) => `계산, ${date}`,
    noLine: "해안에서 해안까지 이어진 선이 없음",
    recordLine: (date, apart) => `기록, ${date}${apart === null ? "" : ` (${apart})`}`,
    run: "계산",
    record: "기록",
    lineWords: (west, east) => `계산한 접촉선은 서쪽 ${west}에서 동쪽 ${east}까지 이어집니다.`,
    noLineWords: "이날 계산에는 접촉선이 없습니다.",
    degrees: (lat, lon) => `북위 ${number(lat, 1)}° 동경 ${number(lon, 1)}°`,
    parallel: "38선",
    seas: {
      yellow: "황해",
      east: "동해",
      strait: "대한해협",
      china: "중국",
      japan: "일본",
    },
    zoomIn: "확대",
    zoomOut: "축소",
    mapOf: "지도",
  },
  time: {
    play: "재생",
    pause: "정지",
    playKey: "재생(스페이스)",
    pauseKey: "정지(스페이스)",
    speed: "1초에 지나가는 날 수",
    daysASecond: (days) => `1초에 ${days}일`,
    daysASecondShort: (days) => `${days}일/초`,
    dayOf: (day, days) => `${number(days)}일 중 ${number(day)}일째`,
    eventBefore: "‹ 사건",
    eventAfter: "사건 ›",
    jump: "사건으로 가기",
    jumpTo: "사건 고르기…",
    slider: "전쟁의 날짜",
  },
  record: {
    panel: "기록: 실제로 있었던 일",
    tag: "기록",
    heading: "있었던 일",
    missing: "기록이 없습니다.",
    noEvent: "이날에 기록된 사건이 없습니다.",
    goingOn: "이어지는 일",
    since: (date) => `${date}부터`,
    until: (date) => `${date}까지`,
    beforeAndAfter: "앞뒤의 사건",
    dashedLine: (date, apart, km) => `점선: ${date}의 기록, ${apart}. 오차 약 ${number(km)}km.`,
    changedHands: "주인이 바뀐 곳",
    control: {
      contested: "쟁탈 중",
      captured: { un: "유엔군이 점령", communist: "공산군이 점령" },
      held: { un: "유엔군이 확보", communist: "공산군이 확보" },
      abandoned: { un: "포기됨, 유엔군이 확보", communist: "포기됨, 공산군이 확보" },
      lost: { un: "상실, 유엔군이 확보", communist: "상실, 공산군이 확보" },
      evacuated: { un: "철수, 유엔군이 확보", communist: "철수, 공산군이 확보" },
    },
    giveOrTake: (days) => `(± ${days}일)`,
    unchecked: "미확인",
    uncheckedWhy: "일반 지식에서 옮긴 내용입니다. 적힌 자료에서 확인해야 하며 아직 읽지 않았습니다",
  },
  run: {
    panel: "계산: 모형이 계산한 일",
    tag: "계산",
    heading: "계산된 일",
    nothing: "주인이 바뀐 곳도, 오간 부대도 없습니다.",
    andMore: (more) => `외 ${more}건`,
    hardest: "가장 치열한 전투",
    others: "다른 부대",
    attacks: (attacker, defender, near) => `${at(near)}${subject(attacker)} ${object(defender)} 공격`,
    odds: (odds) =>
      odds >= 0.95 ? `${number(odds, 1)} : 1` : odds < 0.05 ? "1 : 20 미만" : `1 : ${number(1 / odds, 1)}`,
    outcome: (broke, attackMen, defenceMen) =>
      `${broke ? "방어가 무너짐" : "방어 성공"}. 손실 공격 ${number(attackMen)}명, 방어 ${number(defenceMen)}명`,
    figure: "수치",
    inTheField: "야전 병력",
    lostThisDay: "이날 전투 손실",
    lostSoFar: "누적 전투 손실",
    ground: "차지한 땅",
    onTheMap: (count) => `지도 위의 부대: ${count}`,
    atSea: (names) => `해상: ${names}`,
  },
  news: {
    aPlace: "어느 곳",
    aFormation: "한 부대",
    placeTaken: (place, side) => `${army(side)}이 ${object(place)} 점령`,
    one: {
      "place taken": (_name, near) => `${at(near)}한 곳이 점령됨`,
      "formation arrived": (name, near) => `${subject(name)} ${near === "" ? "" : `${near}에 `}도착`,
      "formation left": (name) => `${subject(name)} 전역을 떠남`,
      "formation destroyed": (name, near) => `${subject(name)} ${at(near)}괴멸`,
      "formation broke": (name, near) => `${subject(name)} ${at(near)}밀려남`,
      "formation routed": (name, near) => `${subject(name)} ${at(near)}패주`,
      "formation cut off": (name, near) => `${subject(name)} ${at(near)}고립`,
      landing: (name, near) => `${subject(name)} ${near === "" ? "" : `${near}에 `}상륙`,
      evacuation: (name, near) => `${subject(name)} ${at(near)}승선`,
      "attack failed": (name, near) => `${subject(name)} ${at(near)}공격 중지`,
    },
    many: {
      "place taken": (count) => `${count}곳의 주인이 바뀜`,
      "formation arrived": (count, side) => `${army(side)} 부대 ${count}개 도착`,
      "formation left": (count, side) => `${army(side)} 부대 ${count}개가 전역을 떠남`,
      "formation destroyed": (count, side) => `${army(side)} 부대 ${count}개 괴멸`,
      "formation broke": (count, side) => `${army(side)} 부대 ${count}개가 밀려남`,
      "formation routed": (count, side) => `${army(side)} 부대 ${count}개 패주`,
      "formation cut off": (count, side) => `${army(side)} 부대 ${count}개 고립`,
      landing: (count, side) => `${army(side)} 부대 ${count}개 상륙`,
      evacuation: (count, side) => `${army(side)} 부대 ${count}개 승선`,
      "attack failed": (count, side) => `${army(side)} 공격 ${count}건 중지`,
    },
  },
  near: {
    at: (place) => place,
    from: (km, eighth, place) => `${place} ${COMPASS[eighth]} ${number(km)}km`,
  },
  card: {
    kind: (side, echelon) => `${army(side)} ${ECHELONS[echelon] ?? echelon}`,
    postures: { attack: "공격", defend: "방어", delay: "지연", withdraw: "철수", reserve: "예비" },
    losses: {
      killed: "전사",
      wounded: "부상",
      missing: "실종",
      captured: "포로",
      "non-battle": "비전투",
    },
    strength: "병력",
    posture: "태세",
    supply: "보급 보유",
    cohesion: "결속력",
    under: "상급 부대",
    noHigher: "상급 부대 없음",
    lost: "지금까지 손실",
    mostly: "주로",
    men: (count) => `${number(count)}명`,
    supplyDays: (tenths) => (tenths >= 255 ? "25일분 이상" : `${number(tenths / 10, 1)}일분`),
    computed: "해 질 녘 상황을 계산한 값",
  },
  charts: {
    label: "도표",
    lossesAMonth: "월별 전투 손실",
    lossesADay: "일별 전투 손실",
    byDay: "일별",
    byMonth: "월별",
    lossesSoFar: "누적 전투 손실",
    ground: "한반도에서 차지한 땅",
    inTheField: "야전 병력",
    inTheFieldAndRecorded: "야전 병력(점: 기록된 지상군 전체)",
    inWords: (title, date, un, communist) => `${title}: ${date} 유엔군 ${un}, 공산군 ${communist}`,
    none: "–",
    axis: (value) => (value >= 10_000 ? `${short(value / 10_000)}만` : number(value)),
  },
  account: {
    label: "계산이 기록에 얼마나 가까운가",
    missing: "이 계산에는 비교 자료가 없습니다.",
    heading: "계산은 기록에 얼마나 가까운가?",
    ofServedRun: "이 수치는 이 페이지와 함께 온 계산의 것이며, 여기서 한 계산의 것이 아닙니다.",
    wrong: "채점이 찾아낸 문제(영어)",
    terms:
      "fit: 매개변수를 맞추는 데 쓸 수 있는 기록. judge: 평가를 위해 따로 둔 기록. skill이 0보다 크면 견주는 기준보다 " +
      "낫다는 뜻입니다.",
    cities: "주인이 바뀐 큰 도시",
    city: "도시, 차지한 쪽",
    record: "기록",
    run: "계산",
    notInRun: "계산에 없음",
    lines: "접촉선: 계산과 기록의 차이",
    recordedOn: "기록된 날",
    distance: "평균 거리",
    noLine: "계산에 선이 없음",
    km: (km) => `${number(km)}km`,
    gain: { un: "유엔군에 유리하게", communist: "공산군에 유리하게" },
    losses: "전투 손실 인원",
    year: "연도",
    wholeWar: "전쟁 전체",
    sourcesSay: "자료의 수치",
    measures: {
      killed: "전사",
      dead: "사망",
      wounded: "부상",
      captured: "포로",
      "missing and captured": "실종·포로",
      total: "합계",
    },
    all: { un: "유엔군 전체", communist: "공산군 전체" },
    without: (side, others) => `${side}(${others} 제외)`,
    noFigure: "수치 없음",
    range: (least, most) => `${number(least)}~${number(most)}`,
    shortCities: (all, found, near) =>
      `큰 도시의 주인이 바뀐 ${all}번 가운데 계산에는 ${found}번이 있고, 그 가운데 ${near}번은 기록된 날짜와 일주일 ` +
      "안쪽으로 맞습니다.",
    shortLines: (dates, meanKm, last, lastKm, gain) =>
      `접촉선이 기록된 ${dates}일에 계산한 선은 평균 ${number(meanKm)}km 떨어져 있습니다. ${last}에는 ` +
      `${gain ? `${gain === "un" ? "유엔군" : "공산군"}에 유리하게 ` : ""}${number(lastKm)}km 떨어져 있습니다.`,
    shortLosses: (side, men) => `${army(side)}은 전쟁 동안 전투에서 ${number(men)}명을 잃습니다.`,
  },
  symbols: {
    label: (formation, arm, party) =>
      `${party}${formation}${arm === "cavalry" ? "기병" : arm === "marine" ? "해병" : ""}`,
    higher: (name, count, echelon) => (count === null ? name : `${count}${ECHELONS[echelon] ?? echelon}`),
    parties: {
      usa: "미",
      rok: "국",
      prk: "북",
      chn: "중",
      gbr: "영",
      can: "캐",
      aus: "호",
      nzl: "뉴",
      tur: "튀르",
      fra: "프",
      bel: "벨",
      nld: "네",
      grc: "그",
      phl: "필",
      tha: "태",
      eth: "에",
      col: "콜",
    },
  },
} satisfies Words;
