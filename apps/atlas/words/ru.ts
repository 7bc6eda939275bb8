import type { Words } from "./en.ts";
import type { Side } from "./kinds.ts";
import { numbersOf, partsOf, shortNumbersOf } from "./parts.ts";

const number = numbersOf("ru");
const short = shortNumbersOf("ru");
const WEEKDAYS = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
const MONTHS = [
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
const MONTHS_SHORT = [
  "янв.",
  "февр.",
  "марта",
  "апр.",
  "мая",
  "июня",
  "июля",
  "авг.",
  "сент.",
  "окт.",
  "нояб.",
  "дек.",
];
const MONTHS_ON_AXES = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const COMPASS = [
  "к северу",
  "к северо-востоку",
  "к востоку",
  "к юго-востоку",
  "к югу",
  "к юго-западу",
  "к западу",
  "к северо-западу",
];

const ECHELONS: { [echelon: string]: string } = {
  battalion: "батальон",
  regiment: "полк",
  brigade: "бригада",
  division: "дивизия",
  corps: "корпус",
  army: "армия",
  "army group": "группа армий",
};

const longDate = (day: number) => {
  const { date, month, year } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year} г.`;
};

/** The form of a noun after a number: 1 день, 2 дня, 5 дней. */
function form(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return one;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}
const counted = (count: number, one: string, few: string, many: string) =>
  `${number(count)} ${form(count, one, few, many)}`;
const days = (count: number) => counted(count, "день", "дня", "дней");
const formations = (count: number) => counted(count, "соединение", "соединения", "соединений");
const whose = (side: Side) => (side === "un" ? "ООН" : "коммунистов");
const forces = (side: Side) => (side === "un" ? "войска ООН" : "войска коммунистов");
/** names are not declined, so the place stands apart */
const at = (near: string) => (near === "" ? "" : ` (${near})`);

export const ru = {
  tag: "ru",
  ownName: "Русский",
  number,
  percent: (value) => `${number(value)} %`,
  list: (names) => names.join(", "),
  phrase: (parts) => parts.join(", "),
  listAndMore: (names, more) => `${names.join(", ")} и ещё ${more}`,
  dates: {
    full: (day) => `${WEEKDAYS[partsOf(day).weekday]}, ${longDate(day)}`,
    long: longDate,
    short: (day) => {
      const { date, month, year } = partsOf(day);
      return `${date} ${MONTHS_SHORT[month]} ${year}`;
    },
    dayAndMonth: (day) => {
      const { date, month } = partsOf(day);
      return `${date} ${MONTHS_SHORT[month]}`;
    },
    monthTick: (day) => {
      const { month, year } = partsOf(day);
      return month === 0 ? String(year) : MONTHS_ON_AXES[month];
    },
    apart: (count) =>
      count === 0 ? "в тот же день" : `${days(Math.abs(count))} ${count > 0 ? "спустя" : "назад"}`,
    thisVeryDay: "именно этот день",
  },
  page: {
    title: "parallel38: Корейская война день за днём",
    subtitle: "Корейская война день за днём",
    map: "Карта войны",
    close: "Закрыть",
    detailsOfDay: "Подробности дня",
    loading: "Загрузка…",
    runOnItsWay: "Расчёт загружается.",
    showOnMap: "Показать на карте",
    goToDay: "Перейти к этому дню",
  },
  tabs: { record: "Хроника", run: "Расчёт", charts: "Графики", account: "Сходство" },
  sides: {
    short: { un: "ООН", communist: "Коммунисты" },
    side: { un: "войска ООН", communist: "войска коммунистов" },
    to: { un: "к войскам ООН", communist: "к войскам коммунистов" },
  },
  menus: {
    label: "Меню",
    panels: "Панели",
    layers: "Слои",
    here: "Пересчёт",
    about: "Справка",
    language: "Язык",
  },
  layers: {
    held: "Занятая сторонами территория",
    run: "Расчётная линия соприкосновения",
    record: "Линия соприкосновения по источникам",
    formations: "Соединения",
    moves: "Атаки, отходы и высадки за день",
    supply: "Запасы (полная полоска — неделя)",
    names: "Названия мест",
    ways: "Дороги (при увеличении)",
    note:
      "Более яркий цвет: территория перешла из рук в руки за последнюю неделю. Красная штриховка: коммунисты, сплошной " +
      "синий: ООН. Знаки по APP-6: синие прямоугольники — соединения ООН, красные ромбы — коммунистов.",
    sampleOfName: "Аа",
  },
  chip: {
    computing: (seed, percent) => `Расчёт, зерно ${seed}: ${percent} %`,
    progress: "Ход расчёта",
    explained: "Всё в разделе «Расчёт» вычислено из решений этого сценария, а не взято из истории",
    run: (scenario, seed, here) => `Расчёт: ${scenario}, зерно ${seed}${here ? ", сделан здесь" : ""}`,
    scenarios: { "as-decided": "решения как в истории", "free-from": "свободные решения" },
  },
  here: {
    explained:
      "Заново рассчитывает войну в этом браузере, с другой удачей. Ничто не покидает этот компьютер. То же зерно даёт " +
      "ту же войну, до последнего бита.",
    seed: "Зерно",
    stop: "Остановить",
    run: "Рассчитать войну",
    back: "Вернуться к первому расчёту",
    hash: (date) => `Хеш занятой территории за все дни по ${date}:`,
    dayOf: (done, all) => `День ${number(done)} из ${number(all)}`,
    compares: (seed) => `С зерном ${seed} расчёт сравнивается и с тем, что пришёл со страницей.`,
    took: (count, seconds) => `${days(count)} за ${number(seconds, 1)} с.`,
    differs: (date, array) => `Отличается от расчёта, пришедшего со страницей, начиная с ${date} (${array}).`,
    agrees: (hashes) =>
      `Все ежедневные хеши (${number(hashes)}) совпадают с расчётом, пришедшим со страницей.`,
  },
  about: {
    recordTerm: "Хроника",
    recordWords: " — то, что произошло по сведениям источников. ",
    runTerm: "Расчёт",
    runWords:
      " — то, что модель вычисляет из боевого состава и известных решений обеих сторон: ни один исход не задан вручную. " +
      "Где они расходятся, права история.",
    keys: [
      ["Пробел", "пуск, пауза"],
      ["Стрелки", "день; с Shift — неделя"],
      ["Page Up, Down", "месяц"],
      ["Home, End", "первый и последний день"],
    ],
    sources:
      "Высоты: USGS SRTM, GTOPO30, NOAA ETOPO5 (общественное достояние). Берега и границы: GSHHG 2.3.7 " +
      "(LGPL-3.0-or-later). За пределами театра: Natural Earth (общественное достояние). Места: GeoNames (CC BY 4.0). " +
      "Дороги 1950 года: по памяти, направление приблизительное.",
    address: "Адрес страницы хранит день, вид, слои и язык: скопируйте его, чтобы поделиться увиденным.",
  },
  map: {
    runLine: (date) => `Расчёт, ${date}`,
    noLine: "нет линии от берега до берега",
    recordLine: (date, apart) => `Хроника, ${date}${apart === null ? "" : ` (${apart})`}`,
    run: "Расчёт",
    record: "Хроника",
    lineWords: (west, east) =>
      `Расчётная линия соприкосновения идёт от ${west} на западе до ${east} на востоке.`,
    noLineWords: "В этот день в расчёте нет линии соприкосновения.",
    degrees: (lat, lon) => `${number(lat, 1)}° с. ш. ${number(lon, 1)}° в. д.`,
    parallel: "38-я параллель",
    seas: {
      yellow: "Жёлтое море",
      east: "Восточное море\n(Японское море)",
      strait: "Корейский пролив",
      china: "Китай",
      japan: "Япония",
    },
    zoomIn: "Приблизить",
    zoomOut: "Отдалить",
    mapOf: "Карта",
  },
  time: {
    play: "Пуск",
    pause: "Пауза",
    playKey: "Пуск (пробел)",
    pauseKey: "Пауза (пробел)",
    speed: "Скорость, дней в секунду",
    daysASecond: (count) => `${days(count)} в секунду`,
    daysASecondShort: (count) => `${count}/с`,
    dayOf: (day, all) => `день ${number(day)} из ${number(all)}`,
    eventBefore: "‹ Событие",
    eventAfter: "Событие ›",
    jump: "Перейти к событию",
    jumpTo: "К событию…",
    slider: "День войны",
  },
  record: {
    panel: "Хроника: что произошло",
    tag: "Хроника",
    more: "Подробнее в записях",
    heading: "Что произошло",
    missing: "Хроники здесь нет.",
    noEvent: "За этот день событий не записано.",
    goingOn: "Продолжается",
    since: (date) => `с ${date}`,
    until: (date) => `до ${date}`,
    beforeAndAfter: "До и после",
    dashedLine: (date, apart, km) =>
      `Пунктир: по источникам на ${date}, ${apart}; точность около ${number(km)} км.`,
    changedHands: "Места, сменившие хозяина",
    control: {
      contested: "идут бои",
      captured: { un: "взят войсками ООН", communist: "взят войсками коммунистов" },
      held: { un: "в руках войск ООН", communist: "в руках войск коммунистов" },
      abandoned: { un: "оставлен; в руках войск ООН", communist: "оставлен; в руках войск коммунистов" },
      lost: { un: "потерян; в руках войск ООН", communist: "потерян; в руках войск коммунистов" },
      evacuated: {
        un: "эвакуирован; в руках войск ООН",
        communist: "эвакуирован; в руках войск коммунистов",
      },
    },
    giveOrTake: (count) => `(± ${days(count)})`,
    unchecked: "не проверено",
    uncheckedWhy: "Из общих знаний; по указанному источнику это можно проверить, но он ещё не прочитан",
  },
  run: {
    panel: "Расчёт: что вычислено",
    tag: "Расчёт",
    heading: "Что вычислено",
    nothing: "Ничто не переходит из рук в руки, никто не прибывает и не убывает.",
    andMore: (more) => `и ещё ${more}`,
    hardest: "Самые тяжёлые бои",
    others: "другие",
    attacks: (attacker, defender, near) => `${attacker} против ${defender}${at(near)}`,
    odds: (odds) =>
      odds >= 0.95 ? `${number(odds, 1)} : 1` : odds < 0.05 ? "меньше 1 : 20" : `1 : ${number(1 / odds, 1)}`,
    outcome: (broke, attackMen, defenceMen) =>
      `${broke ? "оборона отошла" : "оборона устояла"}; потери: наступающие ${number(attackMen)}, обороняющиеся ` +
      number(defenceMen),
    figure: "Показатель",
    inTheField: "Людей на фронте",
    lostThisDay: "Боевые потери за день",
    lostSoFar: "Боевые потери всего",
    ground: "Территория Кореи",
    onTheMap: (count) => `Соединений на карте: ${count}`,
    atSea: (names) => `В море: ${names}`,
  },
  news: {
    aPlace: "Населённый пункт",
    aFormation: "Соединение",
    placeTaken: (place, side) => `${place}: заняли ${forces(side)}`,
    one: {
      "place taken": (_name, near) => `Занят населённый пункт${at(near)}`,
      "formation arrived": (name, near) => `${name} прибывает${at(near)}`,
      "formation left": (name) => `${name} покидает театр`,
      "formation destroyed": (name, near) => `${name}: уничтожение${at(near)}`,
      "formation broke": (name, near) => `${name} отходит под натиском${at(near)}`,
      "formation routed": (name, near) => `${name} бежит${at(near)}`,
      "formation cut off": (name, near) => `${name} в окружении${at(near)}`,
      landing: (name, near) => `${name} высаживается${at(near)}`,
      evacuation: (name, near) => `${name} грузится на суда${at(near)}`,
      "attack failed": (name, near) => `${name} прекращает атаку${at(near)}`,
    },
    many: {
      "place taken": (count) => `${counted(count, "место меняет", "места меняют", "мест меняют")} хозяина`,
      "formation arrived": (count, side) => `Прибывают: ${formations(count)} ${whose(side)}`,
      "formation left": (count, side) => `Покидают театр: ${formations(count)} ${whose(side)}`,
      "formation destroyed": (count, side) => `Уничтожены: ${formations(count)} ${whose(side)}`,
      "formation broke": (count, side) => `Отходят под натиском: ${formations(count)} ${whose(side)}`,
      "formation routed": (count, side) => `Бегут: ${formations(count)} ${whose(side)}`,
      "formation cut off": (count, side) => `В окружении: ${formations(count)} ${whose(side)}`,
      landing: (count, side) => `Высаживаются: ${formations(count)} ${whose(side)}`,
      evacuation: (count, side) => `Грузятся на суда: ${formations(count)} ${whose(side)}`,
      "attack failed": (count, side) =>
        `Прекращены: ${counted(count, "атака", "атаки", "атак")} ${whose(side)}`,
    },
  },
  near: {
    at: (place) => place,
    from: (km, eighth, place) => `${place}, ${number(km)} км ${COMPASS[eighth]}`,
  },
  card: {
    kind: (side, echelon) => `${ECHELONS[echelon] ?? echelon} ${whose(side)}`,
    postures: {
      attack: "наступление",
      defend: "оборона",
      delay: "сдерживание",
      withdraw: "отход",
      reserve: "резерв",
    },
    losses: {
      killed: "убито",
      wounded: "ранено",
      missing: "пропало",
      captured: "в плену",
      "non-battle": "небоевые",
    },
    strength: "Численность",
    posture: "Действие",
    supply: "Запас",
    cohesion: "Сплочённость",
    under: "Подчинение",
    noHigher: "нет вышестоящего штаба",
    lost: "Потери",
    mostly: "В основном",
    men: (count) => `${number(count)} чел.`,
    supplyDays: (tenths) => (tenths >= 255 ? "25 дней и больше" : `${number(tenths / 10, 1)} дня`),
    computed: "Вычислено расчётом, на закате",
  },
  charts: {
    label: "Графики",
    lossesAMonth: "Боевые потери по месяцам",
    lossesADay: "Боевые потери по дням",
    byDay: "по дням",
    byMonth: "по месяцам",
    lossesSoFar: "Боевые потери всего",
    ground: "Занятая территория Кореи",
    inTheField: "Людей на фронте",
    inTheFieldAndRecorded: "Людей на фронте (точки: источники)",
    inWords: (title, date, un, communist) => `${title}: ${date} ООН ${un}, коммунисты ${communist}`,
    none: "–",
    axis: (value) =>
      value >= 1_000_000
        ? `${short(value / 1_000_000)} млн`
        : value >= 1000
          ? `${short(value / 1000)} тыс.`
          : number(value),
  },
  account: {
    label: "Насколько расчёт близок к источникам",
    missing: "К этому расчёту нет сравнения.",
    heading: "Насколько расчёт близок к источникам?",
    ofServedRun: "Эти цифры относятся к расчёту, пришедшему со страницей, а не к сделанному здесь.",
    wrong: "Что находит в нём оценка (по-английски)",
    terms:
      "Fit: часть сведений, по которой можно подбирать параметры. Judge: часть, отложенная для оценки. Skill выше 0: " +
      "лучше названного простого прогноза.",
    cities: "Крупные города переходят из рук в руки",
    city: "Город, к кому",
    record: "Хроника",
    run: "Расчёт",
    notInRun: "нет в расчёте",
    lines: "Линия соприкосновения: расчёт и источники",
    recordedOn: "По источникам на",
    distance: "Среднее расстояние",
    noLine: "нет линии в расчёте",
    km: (km) => `${number(km)} км`,
    gain: { un: "в пользу ООН", communist: "в пользу коммунистов" },
    losses: "Боевые потери, человек",
    year: "Год",
    wholeWar: "Вся война",
    sourcesSay: "По источникам",
    measures: {
      killed: "убитые",
      dead: "погибшие",
      wounded: "раненые",
      captured: "пленные",
      "missing and captured": "пропавшие и пленные",
      total: "всего",
    },
    all: { un: "Войска ООН", communist: "Войска коммунистов" },
    without: (side, others) => `${side} (без: ${others})`,
    noFigure: "нет данных",
    range: (least, most) => `${number(least)}–${number(most)}`,
    shortCities: (all, found, near) =>
      `Из ${all} ${form(all, "случая", "случаев", "случаев")}, когда крупный город менял хозяина, в расчёте есть ` +
      `${found}, из них ${near} в пределах недели от даты источников.`,
    shortLines: (dates, meanKm, last, lastKm, gain) =>
      `На ${counted(dates, "дату", "даты", "дат")} с известной линией расчётная линия проходит в среднем в ` +
      `${number(meanKm)} км от неё; ${last} — в ${number(lastKm)} км` +
      `${gain ? ` в пользу ${gain === "un" ? "ООН" : "коммунистов"}` : ""}.`,
    shortLosses: (side, men) =>
      `${side === "un" ? "Войска ООН" : "Войска коммунистов"} теряют в боях за войну ${number(men)} чел.`,
  },
  reading: {
    open: "Читать записи",
    back: "Карта",
    opening: "Открываем записи…",
    menu: "Разделы записей",
    search: "Поиск в записях",
    searchHint: "Название на любом из четырёх языков, с диакритикой или без, или дата вида 1950-11-30",
    day: {
      none: "Даты пишутся как 1951-01-10; это не дата:",
      figures: "Данные за день",
      holders: "Кто что удерживал",
    },
    hits: (count: number) => `Найдено: ${number(count)}`,
    noHits: (query: string) => `В записях нет ничего с названием «${query}».`,
    sections: {
      war: "Война",
      belligerents: "Участники",
      leaders: "Руководители",
      strengths: "Численность",
      losses: "Потери",
      causes: "Причины",
      timeline: "Хронология",
      results: "Итоги",
      disputes: "Разногласия",
      totals: "Суммы",
      exercise: "Что из этого верно?",
      subjects: "Указатель",
      sources: "Источники",
    },
    intros: {
      war: "Что говорят источники о войне в целом. За каждой цифрой открываются утверждения, возражения и причина выбора.",
      belligerents: "Кто воевал, кто прислал госпитали, кто помогал и какими силами.",
      leaders: "Кто руководил и командовал, с какого и по какое время.",
      strengths: "Все, кто служил, и наибольшее число одновременно — разные величины, которые часто путают.",
      losses: "Потери за всю войну. Стоит принятая цифра; после ≠ — число иных утверждений.",
      causes: "Как объясняли причины войны и как одно событие вело к другому.",
      timeline: "События и операции по месяцам.",
      results: "Чем кончилось: что каждая сторона приобрела и потеряла и что было потом.",
      disputes: "Всё, в чём источники расходятся. Принятое утверждение стоит первым.",
      totals: "Суммы из источников рядом с суммой их частей. Сначала те, что не сходятся.",
      exercise: "Это утверждает статья, с которой начался проект. Сначала решите сами, потом проверьте.",
      subjects: "Всё, у чего есть страница.",
      sources: "Откуда всё взято и сколько на чём держится.",
    },
    kinds: {
      topic: "Тема",
      party: "Участник",
      person: "Лицо",
      formation: "Соединение",
      place: "Место",
      event: "Событие",
      operation: "Операция",
      battle: "Сражение",
      source: "Источник",
    },
    kindsMany: {
      topic: "Темы",
      party: "Участники",
      person: "Лица",
      formation: "Соединения",
      place: "Места",
      event: "События",
      operation: "Операции",
      battle: "Сражения",
      source: "Источники",
    },
    sides: { un: "Сторона ООН", communist: "Коммунистическая сторона", other: "Вне сторон" },
    roles: { combat: "Боевые части", medical: "Медицинская помощь", other: "Иная помощь" },
    whose: "Чьи",
    about: "О чём",
    allKinds: "все",
    kindOfEvent: "Вид",
    eventKinds: {
      battle: "сражения",
      diplomatic: "дипломатия",
      operation: "операции",
      "city control": "смена власти в городах",
      political: "политика",
      air: "в воздухе",
      command: "командование",
      prisoners: "пленные",
      landing: "высадки",
      armistice: "перемирие",
      withdrawal: "отходы",
      naval: "на море",
      aftermath: "после войны",
    },
    comma: ", ",
    span: (from: string, to: string) => `${from} – ${to}`,
    figureOpens: "Кто это утверждает?",
    whoSays: "кто это утверждает?",
    elsewhere: "сам источник, вне этой страницы",
    differ: (count: number) => `иных утверждений: ${number(count)}`,
    noClaim: (id: string) => `В записях нет утверждения «${id}».`,
    strengthsByDate: "Численность по датам",
    chain: "Как одно вело к другому",
    balance: "Что каждый приобрёл и потерял",
    disputeCount: (count: number) => `Разногласий: ${number(count)}`,
    bases: {
      read: "прочитано в источнике",
      recalled: "по общим знаниям, не проверено",
      record: "из других строк записей",
      computed: "вычислено",
      judged: "мнение",
      published: "опубликовано",
      fitted: "подобрано",
    },
    confidences: { high: "(надёжно)", medium: "(довольно надёжно)", low: "(ненадёжно)" },
    verdicts: {
      agrees: "сходится с другими источниками",
      conflicts: "противоречит",
      unverified: "не проверено",
    },
    relations: {
      leaders: "Руководители и командующие",
      offices: "Должности",
      formations: "Соединения",
      subordinates: "В подчинении",
      successors: "Преобразовано в",
      events: "События здесь",
      operations: "Операции с этой целью",
      "came-of": "Что к этому привело",
      "leads-to": "К чему это привело",
      "claims-of-source": "Что на нём держится",
      disputes: "Разногласия",
    },
    war: {
      counts: (claims: string, sources: string, disputes: string) =>
        `Утверждений в записях: ${claims}, источников: ${sources}; вопросов, в которых они расходятся: ${disputes}.`,
      read: (share: string) =>
        `${share} утверждений прочитаны в источнике; остальные помечены как непроверенные или вычисленные.`,
      all: "Всё о войне в целом",
    },
    page: {
      names: "Названия",
      nameKinds: {
        own: "как в записях",
        histories: "как в официальных историях",
        today: "как пишут сегодня",
        native: "на языке своей страны",
        short: "кратко",
        translated: "перевод этого проекта",
        also: "употребляется также",
        computed: "по правилам передачи",
      },
      onDate: "Дата",
      clearDate: "Все даты",
      noneOnDate: "За эту дату в записях ничего нет.",
      before: "Последнее до этой даты:",
      more: (count: number) => `Показать ещё (${number(count)})`,
      noPage: "В записях нет такой страницы.",
      noClaims: "Больше в записях об этом ничего нет.",
      moreComing: "Данные по дням загружаются…",
      itsRow: "Строка:",
    },
    evidence: {
      heading: "Кто это утверждает",
      reason: "Почему выбрано это:",
      byHand: "(Выбрано вручную.)",
      inUse: "принято",
      countsDiffer: "Эти цифры считают разное.",
      agree: (count: number) => `Утверждений: ${number(count)}, и они сходятся.`,
      alone: "Одно утверждение, возражений нет.",
      alsoQuoted: "Часто приводят вместо этого",
      totals: "В суммах",
      look: "кто это утверждает?",
    },
    totals: {
      sum: (sum: string, parts: number) => `сумма частей (${number(parts)}): ${sum};`,
      stated: "указано:",
      statedTotal: "Указанная сумма",
      sumOf: (parts: number) => `Сумма частей (${number(parts)})`,
      parts: (count: number) => `Части (${number(count)})`,
      differs: (by: string, more: boolean) =>
        `указанная сумма на ${by} ${more ? "больше" : "меньше"} суммы частей`,
      agrees: "сходится",
      rounded: "сходится с округлением",
      none: "сумма не указана",
    },
    exercise: {
      explained:
        "Так говорит статья энциклопедии. Что-то верно, что-то противоречит лучшим источникам или самой статье, а для чего-то источник пока " +
        "не найден.",
      section: "Часть статьи",
      place: (place: number, of: number) => `${number(place)} из ${number(of)}.`,
      right: (right: number, of: number) => `Верных ответов: ${number(right)} из ${number(of)}.`,
      means: "То есть:",
      ask: "Верно ли это?",
      answers: { agrees: "Верно", conflicts: "Неверно", unverified: "Пока не узнать" },
      isRight: "Правильно.",
      isWrong: "Нет.",
      against: "Против этого:",
      before: "‹ Назад",
      next: "Дальше ›",
    },
    sources: {
      onlyArticle: "только ссылки самой статьи",
      kinds: {
        "official history": "Официальные истории",
        history: "Исторические труды",
        document: "Документы",
        "data set": "Наборы данных",
        encyclopedia: "Энциклопедии",
        news: "Новости",
        "web page": "Веб-страницы",
        "general knowledge": "Общие знания",
        "this project": "Этот проект",
      },
      claims: (count: number) => `утверждений: ${number(count)}`,
      author: "Автор",
      year: "Год",
      kind: "Вид",
      address: "Адрес",
      licence: "Условия",
      reference: "Номер ссылки в статье",
      note: "Примечание",
    },
  },
  beside: {
    open: "Рядом",
    day: "День второй карты",
    run: "Прогон второй карты",
    thisRun: "этот прогон",
    served: "прогон, пришедший со страницей",
    along: "движется вместе",
    close: "Закрыть вторую карту",
  },
  colours: {
    label: "Цвета",
    auto: "как на этом устройстве",
    light: "светлые",
    dark: "тёмные",
  },
  symbols: {
    label: (formation, arm, party) =>
      `${formation}${arm === "cavalry" ? " кав." : arm === "marine" ? " мор." : ""} ${party}`,
    higher: (name, count, echelon) => (count === null ? name : `${count} ${ECHELONS[echelon] ?? echelon}`),
    parties: {
      usa: "США",
      rok: "РК",
      prk: "КНА",
      chn: "КНД",
      gbr: "Брит.",
      can: "Кан.",
      aus: "Австр.",
      nzl: "НЗ",
      tur: "Тур.",
      fra: "Фр.",
      bel: "Бел.",
      nld: "Нид.",
      grc: "Греч.",
      phl: "Фил.",
      tha: "Тай",
      eth: "Эф.",
      col: "Кол.",
    },
  },
} satisfies Words;
