import type { Language } from "./war-record.ts";
import type { Value } from "./value.ts";

/** Short names of months, and how a language puts the parts of a value together. */
interface Grammar {
  months: readonly string[];
  date(year: string, month?: string, day?: string): string;
  about(text: string): string;
  moreThan(text: string): string;
  atLeast(text: string): string;
  lessThan(text: string): string;
  share(part: number, of: number): string;
  until(from: string, to: string | undefined): string;
  yes: string;
  no: string;
  /** words for years, months, weeks and days after a number */
  lengths: readonly ((n: number) => string)[];
  between: string;
}

const EN_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const RU_MONTHS = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];
const RU_MONTHS_ALONE = [
  "январь",
  "февраль",
  "март",
  "апрель",
  "май",
  "июнь",
  "июль",
  "август",
  "сентябрь",
  "октябрь",
  "ноябрь",
  "декабрь",
];

/** The Russian form for a number: 1 год, 2 года, 5 лет. */
function russian(one: string, few: string, many: string): (n: number) => string {
  return (n) => {
    const tens = n % 100;
    const ones = n % 10;
    if (ones === 1 && tens !== 11) return ` ${one}`;
    if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return ` ${few}`;
    return ` ${many}`;
  };
}
const english = (one: string) => (n: number) => ` ${one}${n === 1 ? "" : "s"}`;

const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  en: {
    months: EN_MONTHS,
    date: (year, month, day) =>
      [day && Number(day), month && EN_MONTHS[Number(month) - 1], year].filter(Boolean).join(" "),
    about: (text) => `about ${text}`,
    moreThan: (text) => `more than ${text}`,
    atLeast: (text) => `at least ${text}`,
    lessThan: (text) => `less than ${text}`,
    share: (part, of) => `${part} in ${of}`,
    until: (from, to) => (to === undefined ? `from ${from}, to this day` : `${from} to ${to}`),
    yes: "yes",
    no: "no",
    lengths: ["year", "month", "week", "day"].map(english),
    between: "–",
  },
  ko: {
    months: [],
    date: (year, month, day) =>
      [`${year}년`, month && `${Number(month)}월`, day && `${Number(day)}일`].filter(Boolean).join(" "),
    about: (text) => `약 ${text}`,
    moreThan: (text) => `${text} 초과`,
    atLeast: (text) => `${text} 이상`,
    lessThan: (text) => `${text} 미만`,
    share: (part, of) => `${of}분의 ${part}`,
    until: (from, to) => (to === undefined ? `${from}부터 현재까지` : `${from} ~ ${to}`),
    yes: "예",
    no: "아니요",
    lengths: ["년", "개월", "주", "일"].map((word) => () => word),
    between: "~",
  },
  zh: {
    months: [],
    date: (year, month, day) =>
      `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`,
    about: (text) => `约${text}`,
    moreThan: (text) => `超过${text}`,
    atLeast: (text) => `至少${text}`,
    lessThan: (text) => `少于${text}`,
    share: (part, of) => `${of}分之${part}`,
    until: (from, to) => (to === undefined ? `${from}至今` : `${from}至${to}`),
    yes: "是",
    no: "否",
    lengths: ["年", "个月", "周", "天"].map((word) => () => word),
    between: "至",
  },
  ru: {
    months: RU_MONTHS,
    date: (year, month, day) =>
      day
        ? `${Number(day)} ${RU_MONTHS[Number(month) - 1]} ${year}`
        : month
          ? `${RU_MONTHS_ALONE[Number(month) - 1]} ${year}`
          : year,
    about: (text) => `около ${text}`,
    moreThan: (text) => `более ${text}`,
    atLeast: (text) => `не менее ${text}`,
    lessThan: (text) => `менее ${text}`,
    share: (part, of) => `${part} из ${of}`,
    until: (from, to) => (to === undefined ? `с ${from} по сей день` : `${from} – ${to}`),
    yes: "да",
    no: "нет",
    lengths: [
      russian("год", "года", "лет"),
      russian("месяц", "месяца", "месяцев"),
      russian("неделя", "недели", "недель"),
      russian("день", "дня", "дней"),
    ],
    between: "–",
  },
};

/** Units that English writes with other signs than the record. */
const ENGLISH_SIGNS: Readonly<Record<string, string>> = {
  km2: "km²",
  "deg C": "°C",
  "sq mi": "square miles",
};

/** Words of the units that claims use most, after a number; others stand as they are. */
const UNITS: Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, string>>>> = {
  ko: {
    men: "명",
    persons: "명",
    km2: "km²",
    divisions: "개 사단",
    brigades: "개 여단",
    regiments: "개 연대",
    guns: "문",
    tanks: "대",
    aircraft: "대",
    vessels: "척",
    sorties: "회 출격",
    percent: "%",
    years: "년",
    "sq mi": "제곱마일",
    pilots: "명(조종사)",
    battalions: "개 대대",
    squadrons: "개 비행대대",
    trucks: "대(트럭)",
    vehicles: "대(차량)",
    mortars: "문(박격포)",
    ships: "척",
    mines: "발(기뢰)",
    rounds: "발",
    tons: "톤",
    "short tons": "쇼트톤",
    days: "일",
    months: "개월",
    hours: "시간",
    km: "km",
    "deg C": "°C",
    "tons/day": "톤/일",
    "t/day": "톤/일",
    "km/day": "km/일",
    "sorties/day": "회 출격/일",
    "rounds/day": "발/일",
    "men/day": "명/일",
    "men/month": "명/월",
  },
  zh: {
    men: "人",
    persons: "人",
    km2: "平方公里",
    divisions: "个师",
    brigades: "个旅",
    regiments: "个团",
    guns: "门",
    tanks: "辆",
    aircraft: "架",
    vessels: "艘",
    sorties: "架次",
    percent: "%",
    years: "年",
    "sq mi": "平方英里",
    pilots: "名飞行员",
    battalions: "个营",
    squadrons: "个中队",
    trucks: "辆卡车",
    vehicles: "辆",
    mortars: "门迫击炮",
    ships: "艘",
    mines: "枚水雷",
    rounds: "发",
    tons: "吨",
    "short tons": "短吨",
    days: "天",
    months: "个月",
    hours: "小时",
    km: "公里",
    "deg C": "℃",
    "tons/day": "吨/日",
    "t/day": "吨/日",
    "km/day": "公里/日",
    "sorties/day": "架次/日",
    "rounds/day": "发/日",
    "men/day": "人/日",
    "men/month": "人/月",
  },
  ru: {
    men: "чел.",
    persons: "чел.",
    km2: "км²",
    divisions: "дивизий",
    brigades: "бригад",
    regiments: "полков",
    guns: "орудий",
    tanks: "танков",
    aircraft: "самолётов",
    vessels: "кораблей",
    sorties: "вылетов",
    percent: "%",
    years: "лет",
    "sq mi": "кв. миль",
    pilots: "лётчиков",
    battalions: "батальонов",
    squadrons: "эскадрилий",
    trucks: "грузовиков",
    vehicles: "машин",
    mortars: "миномётов",
    ships: "кораблей",
    mines: "мин",
    rounds: "выстрелов",
    tons: "т",
    "short tons": "кор. т",
    days: "дн.",
    months: "мес.",
    hours: "ч",
    km: "км",
    "deg C": "°C",
    "tons/day": "т/сут",
    "t/day": "т/сут",
    "km/day": "км/сут",
    "sorties/day": "вылетов/сут",
    "rounds/day": "выстрелов/сут",
    "men/day": "чел./сут",
    "men/month": "чел./мес.",
  },
};

/**
 * A value as a reader sees it, no more precise than it is: "about 25,000 men", "2,000,000–3,000,000", "June 1950".
 *
 * @param unit   of a number; men are left out in English, where the property says what is counted
 * @param nameOf name of a subject in the language
 */
export function valueWords(
  value: Value,
  unit: string | undefined,
  language: Language,
  nameOf: (subject: string) => string,
): string {
  const grammar = GRAMMARS[language];
  const counted = (number: number) => `${numberWords(number, language)}${unitWords(unit, language)}`;
  if ("number" in value) {
    const text = counted(value.number);
    const range =
      value.low === undefined && value.high === undefined
        ? ""
        : ` (${numberWords(value.low ?? value.number, language)}${grammar.between}${numberWords(value.high ?? value.number, language)})`;
    return (value.about ? grammar.about(text) : text) + range;
  }
  if ("moreThan" in value) return grammar.moreThan(counted(value.moreThan));
  if ("atLeast" in value) return grammar.atLeast(counted(value.atLeast));
  if ("lessThan" in value) return grammar.lessThan(counted(value.lessThan));
  if ("low" in value) {
    const text = `${numberWords(value.low, language)}${grammar.between}${counted(value.high)}`;
    return value.about ? grammar.about(text) : text;
  }
  if ("part" in value) return grammar.share(value.part, value.of);
  if ("date" in value) {
    const text = dateText(value.date, language) + (value.time ? ` ${value.time}` : "");
    return value.about ? grammar.about(text) : text;
  }
  if ("from" in value)
    return grammar.until(dateText(value.from, language), value.to && dateText(value.to, language));
  if ("lat" in value) return `${value.lat.toFixed(3)}° N, ${value.lon.toFixed(3)}° E`;
  if ("is" in value) return value.is ? grammar.yes : grammar.no;
  if ("subjects" in value) return value.subjects.map(nameOf).join(language === "zh" ? "、" : ", ");
  if ("text" in value) return value.text;
  const { years, months, weeks, days } = value;
  return [years, months, weeks, days]
    .flatMap((n, i) => (n === undefined ? [] : [`${n}${grammar.lengths[i](n)}`]))
    .join(language === "zh" ? "" : " ");
}

/** A date as precise as it is: 25 June 1950, June 1950, 1950. */
export function dateText(date: string, language: Language): string {
  const [year, month, day] = date.split("-");
  return GRAMMARS[language].date(year, month, day);
}

/** A number in groups of three. */
export function numberWords(number: number, language: Language): string {
  const [whole, decimals] = String(Math.abs(number)).split(".");
  const gap = language === "ru" ? "\u00a0" : ",";
  const grouped = language === "ru" && whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, gap);
  const point = language === "ru" ? "," : ".";
  return `${number < 0 ? "−" : ""}${grouped}${decimals ? point + decimals : ""}`;
}

function unitWords(unit: string | undefined, language: Language): string {
  if (unit === undefined || unit === "-") return "";
  if (language === "en")
    return unit === "men" || unit === "persons"
      ? ""
      : unit === "percent"
        ? " %"
        : ` ${ENGLISH_SIGNS[unit] ?? unit}`;
  const word = UNITS[language][unit] ?? unit;
  const tight = (language === "ko" || language === "zh") && UNITS[language][unit] !== undefined;
  return tight ? word : ` ${word}`;
}
