import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { lastHashOf, rangesOf, seedOfRun, theaterOfRun } from "@p38/ensemble";
import { decodeRun, hashOf, lineOf, run as runWar, type Run } from "@p38/model";
import type { ScenarioFile } from "@p38/scenario";
import { loadScenario, scenarioGiven, type LoadedScenario } from "@p38/scenario/node.ts";
import { SECTIONS } from "./record/route.ts";
import { takeScreenshots } from "./screenshots.ts";
import { openBrowser, type OpenedBrowser } from "./open-browser.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CLI = join(ROOT, "apps/cli/main.ts");
const LAST = "1950-07-31";
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const MAP = { x: 400, y: 80, width: 640, height: 640 };

const folder = mkdtempSync(join(tmpdir(), "p38-atlas-"));
let opened: OpenedBrowser | string;
let served: { address: string; stop(): Promise<void> } | null = null;
let run: Run;
let recordTexts: string[];

describe("the atlas in a real browser", () => {
  before(async () => {
    opened = await openBrowser();
    if (typeof opened === "string") return;
    const file = join(folder, "war.p38run");
    await p38("run", "--scenario", "as-decided", "--seed", "1", "--until", LAST, "--out", file);
    recordTexts = textsOfRecord();
    run = decodeRun(gunzipSync(readFileSync(file)));
    served = await serve(file);
  });

  after(async () => {
    await served?.stop();
    if (opened && typeof opened !== "string") await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the map shows, the slider moves the line, keys move the day, and nothing leaves the machine", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-27", DESKTOP);
    assert.ok((await picture(page)).length > 60_000, "a map with relief is no flat picture");
    assert.equal(await lineShown(page), lineText(run, 2));

    const slider = page.getByRole("slider", { name: "Day of the war" });
    assert.equal(await slider.getAttribute("aria-valuetext"), "Tuesday 27 June 1950");
    const earlier = await picture(page);
    await slider.fill("30");
    await page.waitForFunction(() => location.hash.includes("1950-07-25"));
    assert.equal(await lineShown(page), lineText(run, 30));
    assert.notEqual(lineText(run, 2), lineText(run, 30));
    assert.notDeepEqual(await picture(page), earlier);
    await page.getByText("Tuesday 25 July 1950").first().waitFor();
    assert.match(await page.locator(".when").innerText(), /Invasion to the Naktong/);

    await follow(page, "#date=1950-06-27&show=held,run", "Tuesday 27 June 1950");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForFunction(() => location.hash === "#date=1950-07-05&show=held,run");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => location.hash.startsWith("#date=1950-06-25"));
    await page.keyboard.press(" ");
    await page.waitForFunction(
      () => !document.querySelector("input[type=range]")?.matches("[aria-valuetext*='25 June']"),
    );
    await page.keyboard.press(" ");
    assert.equal(await page.getByRole("button", { name: "Play", exact: true }).count(), 1);

    // a card names who commanded, by the record
    await follow(page, "#date=1950-07-05", "Wednesday 5 July 1950");
    await page.getByText("Formations on the map").click();
    await page.getByRole("button", { name: "KPA 4th Division" }).click();
    assert.match(await page.locator(".card").innerText(), /Commander \(record\)\s+Yi Kwon-mu/);
    assert.deepEqual(troubles, []);
    await close();
  });

  test("the browser computes the run of a link's seed, and the same run as Node, to the last bit", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-07-10&seed=3", DESKTOP);
    await showsRun(page, "as-decided, seed 3, made here");
    await page.getByText("Monday 10 July 1950").first().waitFor();
    await page.waitForFunction(() => location.hash === "#date=1950-07-10&seed=3");

    await page.getByRole("button", { name: "Run it here" }).click();
    const hash = page.locator("[data-hash=holder]");
    assert.notEqual(await hash.textContent(), hashOf(run, run.D - 1, "holder"));
    await page.getByRole("spinbutton", { name: "Seed" }).fill("1");
    await page.getByRole("button", { name: "Run the war" }).click();
    await showsRun(page, "as-decided, seed 1, made here");
    const words = await page.locator("[data-made]").textContent();
    const hashes = run.D * run.meta.hashedArrays.length;
    assert.match(words ?? "", new RegExp(`All ${hashes} daily hashes agree`));
    assert.equal(await hash.textContent(), hashOf(run, run.D - 1, "holder"));
    assert.deepEqual(troubles, []);
    await close();
  });

  test("many wars are made in the page, go on after a reload, are those that Node makes, and lie on the map", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas(
      "#date=1950-07-10&many=what-if/full-strength-july;12;1;drawn",
      DESKTOP,
    );
    const make = page.getByRole("button", { name: "Make the wars" });
    await make.click();
    await page.waitForFunction(() => document.querySelector(".answer[data-hashes]"));
    await page.reload();
    await make.click();
    await page.locator("[data-many=made]").waitFor({ timeout: 120_000 });

    const base = loadScenario("free-from/1950-07-01");
    const hashes = [0, 4, 11].map((index) => hashOfRun(base, index));
    const made = (await page.locator(".answer").getAttribute("data-hashes"))!.split(" ");
    assert.equal(made.length, 12);
    assert.deepEqual([made[0], made[4], made[11]], hashes);

    assert.match((await page.locator(".answer").textContent())!, /Over 12 pairs of wars with the same luck/);
    await page.locator("[data-on-map=change]").click();
    await page.getByText("Share of 12 wars in which each side holds the ground").waitFor();
    await page.getByRole("button", { name: "Open the most typical war with the change" }).click();
    await showsRun(page, "what-if/full-strength-july");
    await assertAccessible(page, "many wars");
    assert.deepEqual(troubles, []);
    await close();
  });

  test("a what-if is changed in words, checked as it is written, and is the war that its file makes in Node", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas(
      "#date=1950-07-10&many=what-if/full-strength-july;2;1;drawn",
      DESKTOP,
    );
    // what is asked for while the files of the scenarios come stays as it is
    const letCome = await heldBack(page, "scenarios.json");
    const begin = page.getByRole("button", { name: "Change it, sentence by sentence" });
    await begin.click();
    await page.getByRole("spinbutton", { name: "Pairs of wars" }).fill("3");
    await letCome();
    await page.waitForFunction(() => /many=own:[^&]*;3;1;drawn/.test(location.hash));
    await page.getByRole("spinbutton", { name: "Pairs of wars" }).fill("2");

    const kind = page.getByRole("combobox", { name: "A sentence to add" });
    await kind.selectOption("ends");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator("[data-sentence=ends] input:focus").waitFor(); // the first blank of what was added has the focus
    await page.keyboard.type("11051951");
    await page.waitForFunction(() => location.hash.includes("/ends,1951-11-05/"));
    await page.getByRole("button", { name: /^Remove: the war ends/ }).click();

    await kind.selectOption("comes");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const added = page.locator("[data-sentence=comes]");
    const make = page.getByRole("button", { name: "Make the wars" });
    assert.match(await added.innerText(), /Who: choose one/);
    assert.ok(await make.isDisabled(), "no blank may be empty");
    await added.locator("input:focus").waitFor();
    await page.keyboard.type("24th inf");
    await page.keyboard.press("Enter");
    await added.getByRole("spinbutton", { name: "Days" }).fill("40");
    await added.getByRole("combobox", { name: "Later or earlier" }).selectOption("earlier");
    await added.getByText("Somebody would come before the war begins").waitFor();
    assert.ok(await make.isDisabled(), "nobody comes before the war");
    await added.getByRole("spinbutton", { name: "Days" }).fill("3");
    await assertAccessible(page, "a change in words");
    await make.click();
    await page.locator("[data-many=made]").waitFor({ timeout: 120_000 });
    const hashes = async (name: string) => (await page.locator(".answer").getAttribute(name))!.split(" ");

    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the change" }).click();
    const file = join(folder, "scenario.json");
    await (await coming).saveAs(file);
    const change = loadScenario(scenarioGiven(file, folder));
    assert.match(change.scenario.file.title, /US 24th Infantry Division comes 3 days earlier/);
    assert.deepEqual(
      await hashes("data-changed-hashes"),
      [0, 1].map((index) => hashOfRun(change, index)),
    );
    const base = loadScenario(change.scenario.file.against!);
    assert.deepEqual(
      await hashes("data-hashes"),
      [0, 1].map((index) => hashOfRun(base, index)),
    );

    await page.waitForFunction(() => location.hash.includes("comes,us-24d,3,earlier"));
    await page.reload();
    await page.locator("[data-sentence=comes]").getByText("US 24th Infantry Division").waitFor();

    // a change that changes nothing is told, and not run
    const nothing = "many=own:2/free,both,1950-07-01/against,1950-07-01;2;1;drawn";
    await page.evaluate((hash) => (location.hash = hash), `#date=1950-07-10&${nothing}`);
    await page.getByText("Nothing differs from the war that this is compared with").waitFor();
    assert.ok(await make.isDisabled(), "nothing is to be found out");
    assert.deepEqual(troubles, []);
    await close();
  });

  test("an order is given in words, checked, obeyed, and is the war that p38 makes of its file", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas(
      "#date=1950-07-25&many=own:2/free,un,1950-07-15/against,;2;1;drawn",
      DESKTOP,
    );
    await page.locator("[data-sentence=free]").waitFor();
    await page.getByRole("combobox", { name: "A sentence to add" }).selectOption("ordered");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const order = page.locator("[data-sentence=ordered]");
    await order.locator("input:focus").waitFor();
    // by keyboard alone: who, what, where, when
    await page.keyboard.type("rok army");
    await page.keyboard.press("Enter");
    await order.getByRole("combobox", { name: "What they do" }).selectOption("attack");
    const make = page.getByRole("button", { name: "Make the wars" });
    assert.match(await order.innerText(), /Where: choose one/);
    await order.getByRole("combobox", { name: "What they do" }).selectOption("defend");
    for (const place of ["taejon", "andong", "yongdok"]) {
      await order.getByRole("combobox", { name: "Where" }).focus();
      await page.keyboard.type(place);
      await page.keyboard.press("Enter");
    }
    await order.getByLabel("Date").fill("1950-07-16");
    await order.getByText("By another sentence its side decides for itself by then").waitFor();
    await order.getByText(/Under it on that day by the record: .*ROK 6th Division/).waitFor();
    await page.getByRole("button", { name: /^Remove: the UN side may decide freely/ }).click();
    await order.getByRole("button", { name: "Take out ROK Army Headquarters" }).click();
    await order.getByRole("combobox", { name: "Who" }).focus();
    await page.keyboard.type("us i corps");
    await page.keyboard.press("Enter");
    await order.getByText(/US I Corps is not there on that day, but from 13 September 1950/).waitFor();
    assert.ok(await make.isDisabled(), "nobody is told what to do before he comes");
    await order.getByRole("button", { name: "Take out US I Corps" }).click();
    await order.getByRole("combobox", { name: "Who" }).focus();
    await page.keyboard.type("rok army");
    await page.keyboard.press("Enter");
    await assertAccessible(page, "an order in words");
    await make.click();
    await page.locator("[data-many=made]").waitFor({ timeout: 120_000 });
    const made = (await page.locator(".answer").getAttribute("data-changed-hashes"))!.split(" ");

    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the change" }).click();
    const file = join(folder, "order.json");
    await (await coming).saveAs(file);
    const { title, changes } = JSON.parse(readFileSync(file, "utf8")) as ScenarioFile;
    assert.equal(title, "ROK Army Headquarters holds the line Taejŏn–Andong–Yŏngdŏk from 16 July 1950 on");
    assert.equal(changes?.giveDirectives?.length, 1);
    await p38("scenario", "check", "./order.json");
    const out = join(folder, "order.p38run");
    const asked = ["--seed", String(seedOfRun(1, 0)), "--parameters", "drawn", "--until", LAST];
    await p38("run", "--scenario", "./order.json", ...asked, "--out", out);
    assert.equal(made[0], lastHashOf(decodeRun(gunzipSync(readFileSync(out)))));

    // a formation of that war tells what it was told, and by whom
    await page.getByRole("button", { name: "Open the most typical war with the change" }).click();
    await showsRun(page, "own");
    await page.keyboard.press("/");
    await page.locator(".find input").fill("ROK 6th Division");
    await page.locator(".find li button").first().click();
    await page
      .locator(".card .asked")
      .getByText(/ROK Army Headquarters/)
      .waitFor();
    assert.deepEqual(troubles, []);
    await close();
  });

  test("a Korean link shows Korean words and no English but the record's own texts", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-28&lang=ko", DESKTOP);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ko");
    assert.equal(await page.title(), "parallel38: 하루하루 보는 한국전쟁");
    await page.getByText("1950년 6월 28일 수요일").first().waitFor();
    await page.getByText("서울", { exact: true }).first().waitFor();
    assert.ok(await hasInk(page, "[data-drawer=charts]"), "Hangul is drawn, each letter its own way");
    for (const state of DESKTOP_STATES) {
      await state.enter(page);
      await assertNoEnglish(page, `with ${state.name}`);
      await assertAccessible(page, `Korean desktop, ${state.name}`);
      await state.leave(page);
    }
    await page.waitForFunction(() => location.hash.endsWith("lang=ko"));

    await page.getByLabel("언어").selectOption("English");
    await page.getByText("Wednesday 28 June 1950").first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.waitForFunction(() => !location.hash.includes("lang"));
    for (const state of DESKTOP_STATES) {
      await state.enter(page);
      await assertAccessible(page, `English desktop, ${state.name}`);
      await state.leave(page);
    }
    for (const [language, date] of [
      ["ru", "среда, 28 июня 1950 г."],
      ["zh", "1950年6月28日 星期三"],
    ]) {
      await follow(page, `#date=1950-06-28&lang=${language}`, date);
      await assertNoEnglish(page, language);
    }
    assert.deepEqual(troubles, []);
    await close();
  });

  test("on a phone the tabs tell record, run, charts and how close they are", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-28", PHONE);
    await page.getByText("Han bridges blown").first().waitFor();
    await assertFits(page);
    await assertAccessible(page, "English phone, record");
    await page.getByRole("tab", { name: "Run" }).click();
    await page.getByText("Men in the field").first().waitFor();
    await page.getByText("Formations on the map").click();
    await assertAccessible(page, "English phone, run");
    await page.locator(".formations button").first().click();
    await page.locator(".card").waitFor();
    await assertAccessible(page, "English phone, card");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Run" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".chart canvas").first().waitFor();
    assert.equal(await page.locator(".chart canvas").count(), 1);
    await assertAccessible(page, "English phone, charts");
    await page.getByRole("tab", { name: "How close?" }).click();
    await page.getByText("Great cities change hands").waitFor();
    await assertAccessible(page, "English phone, account");

    await follow(page, "#date=1950-06-28&lang=ko", "1950년 6월 28일");
    for (const name of ["기록", "계산", "도표", "기록과 비교"]) {
      await page.getByRole("tab", { name, exact: true }).click();
      await assertNoEnglish(page, name);
      await assertAccessible(page, `Korean phone, ${name}`);
      await assertFits(page);
    }
    for (const language of ["zh", "ru"]) {
      await page.evaluate((next) => (location.hash = `date=1950-06-28&lang=${next}`), language);
      await page.waitForFunction((next) => document.documentElement.lang.startsWith(next), language);
      await assertFits(page);
    }
    assert.deepEqual(troubles, []);
    await close();
  });

  test("the record is read from a figure to who says so, from a place to its holders, by search, and in Korean", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-28", DESKTOP);
    await page.getByRole("link", { name: "Read the record" }).click();
    await page.locator('[data-read="war"]').waitFor();
    await page.getByRole("link", { name: "Losses", exact: true }).click();
    await page.locator('a[data-claim="claims/us-deaths-36574"]').click();
    const evidence = page.getByRole("complementary", { name: "Who says so" });
    await evidence.getByText("54,246").first().waitFor();
    assert.match((await evidence.textContent()) ?? "", /data\/claims\.json:\d+/);
    await page.waitForFunction(() => location.hash === "#record=losses&claim=claims/us-deaths-36574");
    await assertAccessible(page, "losses with evidence");
    await page.keyboard.press("Escape");
    await evidence.waitFor({ state: "detached" });

    await page.getByRole("searchbox", { name: "Search the record" }).fill("원주");
    await page.keyboard.press("Enter");
    await page.locator('[data-read="place/wonju"]').waitFor();
    await page.getByLabel("On", { exact: true }).fill("1951-01-10");
    const held = page.locator(".group", { has: page.getByRole("heading", { name: "held by" }) });
    await held.getByText("8 January 1951").waitFor();
    assert.equal(await held.locator("li").count(), 1);

    await page.getByRole("searchbox", { name: "Search the record" }).fill("1950-08-01");
    await page.keyboard.press("Enter");
    await page.locator('[data-read="day/1950-08-01"]').waitFor();

    for (const section of SECTIONS) {
      await page.evaluate((next) => (location.hash = `record=${next}`), section);
      await page.locator(`[data-read="${section}"]`).waitFor();
      await assertAccessible(page, section);
    }
    await page.evaluate(() => (location.hash = "record=day/1950-11-30&lang=ko"));
    await page.getByText("1950년 11월 30일의 기록 없음").first().waitFor();
    for (const address of ["war", "losses", "exercise", "party/usa", "event/c106"]) {
      await page.evaluate((next) => (location.hash = `record=${next}&lang=ko`), address);
      await page.locator(`[data-read="${address}"]`).waitFor();
      await assertAccessible(page, `Korean, ${address}`);
    }
    await page.getByRole("link", { name: "지도", exact: true }).click();
    await page.waitForFunction(() => location.hash.startsWith("#date=1950-06-28"));
    assert.deepEqual(troubles, []);
    await close();

    const phone = await atlas("#record=party/usa", PHONE);
    await phone.page.locator('[data-read="party/usa"]').waitFor();
    await assertFits(phone.page);
    await assertAccessible(phone.page, "a party on a phone");
    await phone.close();
  });

  test("the guided walk goes from stop to stop on the map, shows the record alone, and ends where it was left", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-06-25", DESKTOP);
    await page.getByRole("link", { name: "Take the guided walk" }).click();
    await page.getByRole("heading", { name: "A line across a country" }).waitFor();
    assert.equal(await page.locator(".panel.right").count(), 0, "nothing computed beside what happened");
    await assertAccessible(page, "a stop of the walk");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("heading", { name: "The invasion" }).waitFor();
    await page.waitForFunction(() => /map=37\.800,127\.100,7\.00.*walk=the-war,3$/.test(location.hash));
    await page.getByRole("link", { name: "Seoul captured" }).waitFor();
    await follow(page, "#walk=the-war,3&lang=ko", "전쟁이 시작되다");
    await assertNoEnglish(page, "walk");
    await page.getByRole("button", { name: "걷기 끝내기" }).click();
    await page.waitForFunction(() => !location.hash.includes("walk="));
    assert.deepEqual(troubles, []);
    await close();
  });

  test("everything is reached with the keyboard alone", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-07-20", DESKTOP);
    const keys = async (...pressed: string[]) => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    const tabTo = async (wanted: string) => {
      for (let i = 0; i < 120; i++) {
        await keys("Tab");
        const at = await page.evaluate(() => {
          const now = document.activeElement as HTMLElement | null;
          if (now === document.body) return "";
          return `${now?.getAttribute("aria-label") ?? ""} ${now?.textContent ?? ""} ${now?.dataset.menu ?? ""} ${now?.dataset.layer ?? ""}`;
        });
        if (at.includes(wanted)) return;
      }
      assert.fail(`no way to ${wanted} with Tab`);
    };
    // find a place: the ground tells who held it
    await keys("/");
    await page.locator(".find input").waitFor();
    await page.waitForFunction(
      () => !/Loading/.test(document.querySelector(".find [role=status]")!.textContent!),
    );
    await page.keyboard.type("대전");
    await page.locator(".find li").first().waitFor();
    await keys("Enter");
    await page.locator(".card.ground h2", { hasText: "Taejŏn" }).waitFor();
    await tabTo("change of hands ›");
    await keys("Enter");
    await page.waitForFunction(() => !location.hash.includes("1950-07-20"));
    await page.waitForFunction(() => location.hash.includes("map="));
    await keys("Escape");
    await page.locator(".card.ground").waitFor({ state: "detached" });
    // days, weeks, back again, a bookmark
    await keys("Home", "ArrowRight", "Shift+ArrowRight", "b");
    await page.waitForFunction(() => location.hash.includes("1950-07-03"));
    await page.locator(".bookmark[aria-pressed=true]").waitFor();
    await keys("Shift+Space");
    await page.waitForFunction(() => location.hash.includes("1950-06-25"), undefined, { timeout: 15_000 });
    // layers, charts, a formation, the record
    await tabTo("layers");
    await keys("Enter");
    await page.locator("[data-layer=supply]").waitFor();
    await tabTo("supply");
    await keys("Space", "Escape");
    await page.waitForFunction(() => /show=[^&]*supply/.test(location.hash));
    await tabTo("Formations on the map");
    await keys("Enter");
    await page.locator(".formations button").first().waitFor();
    await keys("Tab", "Enter");
    await page.locator(".card .asked").waitFor();
    await keys("Escape");
    await tabTo("Charts");
    await keys("Enter");
    await page.locator(".chart canvas").first().waitFor();
    await tabTo("Losses");
    await keys("Enter");
    await page
      .getByRole("region", { name: "Recorded losses beside the run's" })
      .or(page.locator(".plots .fine"))
      .waitFor();
    assert.deepEqual(troubles, []);
    await close();
  });

  test("an address opened by somebody else shows the same picture, two maps side by side among them", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-07-03", DESKTOP);
    await page.getByRole("button", { name: "Side by side" }).click();
    await page.getByLabel("Day of the second map").fill("1950-07-25");
    await page.mouse.move(360, 400);
    await page.mouse.wheel(0, -240);
    await page.waitForFunction(() => /map=.*beside=1950-07-25/.test(location.hash));
    await page.waitForTimeout(700);
    const address = await page.evaluate(() => location.hash);
    // the address rounds where the map looks: from here on it is what the address says
    await page.reload();
    await page.waitForSelector("[data-settled]", { state: "attached" });
    await page.locator(".second [aria-label='Second map']").waitFor();
    const mine = await stillPicture(page);
    await close();
    const other = await atlas(address, DESKTOP);
    await other.page.locator(".second [aria-label='Second map']").waitFor();
    assert.equal(await other.page.evaluate(() => location.hash), address);
    await assertAccessible(other.page, "two maps");
    const same = (await stillPicture(other.page)).equals(mine);
    assert.ok(same, "the same picture, to the last pixel");
    assert.deepEqual([...troubles, ...other.troubles], []);
    await other.close();
  });

  test("what is on show is cited, drawn as a picture, and framed in another page", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const { page, troubles, close } = await atlas("#date=1950-07-10", DESKTOP);
    await page.locator("[data-menu=share]").click();
    await page.locator(".share summary").first().click();
    assert.match(
      await page.locator(".copied textarea").nth(2).inputValue(),
      /^@misc\{parallel38-1950-07-10,[^]*seed 1[^]*urldate = \{\d{4}-\d\d-\d\d\},\n\}\n$/,
    );
    for (const [kind, start] of [
      ["PNG", "\u0089PNG"],
      ["SVG", "<svg xmlns"],
    ]) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `Picture (${kind})` }).click(),
      ]);
      const bytes = readFileSync(await download.path());
      assert.ok(bytes.toString("latin1").startsWith(start) && bytes.length > 30_000, kind);
      assert.equal(download.suggestedFilename(), `parallel38-1950-07-10.${kind.toLowerCase()}`);
      if (kind === "SVG")
        assert.deepEqual(await partsOfSvg(page, bytes.toString()), ["parallel", "symbols", "words"]);
    }
    await page.locator(".share summary").last().click();
    const code = await page.locator(".copied textarea").last().inputValue();
    const other = await page.context().newPage();
    const elsewhere = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end(`<h1>Another page</h1>${code}`),
    );
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    await other.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const frame = other.frameLocator("iframe");
    await frame.locator("[data-settled]").waitFor({ state: "attached", timeout: 60_000 });
    await frame.getByText("10 July 1950").first().waitFor();
    assert.equal(await frame.locator(".top-bar, .panel").count(), 0);
    await new Promise((resolve) => elsewhere.close(resolve));
    assert.deepEqual(troubles, []);
    await close();
  });

  test("pictures of a day are taken at desktop and phone size", async (t) => {
    if (typeof opened === "string") return t.skip(opened);
    const files = await takeScreenshots(opened.browser, served!.address, folder, [LAST]);
    assert.deepEqual(
      files.map((file) => sizeOfPng(readFileSync(file))),
      [
        { width: 1440, height: 900 },
        { width: 780, height: 1688 },
      ],
    );
  });
});

/** How a run of an ensemble of seed 1 ends in Node, with what is not known well drawn. */
function hashOfRun({ theater, record, scenario }: LoadedScenario, index: number): string {
  const seed = seedOfRun(1, index);
  const ranges = rangesOf(record.parameters, scenario.file.parameters);
  return lastHashOf(
    runWar(theaterOfRun(theater, scenario.forces, { ranges }, seed), seed, { until: run.D - 1 }),
  );
}

/** What can be opened on a wide screen, and how. */
const DESKTOP_STATES: { name: string; enter(page: Page): Promise<void>; leave(page: Page): Promise<void> }[] =
  [
    { name: "panels alone", enter: async () => {}, leave: async () => {} },
    ...["find", "layers", "share", "here", "about"].map((menu) => ({
      name: `menu ${menu}`,
      enter: (page: Page) => page.locator(`[data-menu=${menu}]`).click(),
      leave: (page: Page) => page.keyboard.press("Escape"),
    })),
    {
      name: "charts",
      enter: async (page) => {
        await page.locator("[data-drawer=charts]").click();
        await page.locator(".chart canvas").first().waitFor();
      },
      leave: (page) => page.locator("[data-drawer=charts]").click(),
    },
    {
      name: "account",
      enter: async (page) => {
        await page.locator("[data-drawer=account]").click();
        await page.locator(".drawer summary").click();
      },
      leave: (page) => page.locator("[data-drawer=account]").click(),
    },
    {
      name: "card of a formation",
      enter: async (page) => {
        await page.locator(".run summary").click();
        await page.locator(".formations button").first().click();
        await page.locator(".card").waitFor();
      },
      leave: async (page) => {
        await page.keyboard.press("Escape");
        await page.locator(".run summary").click();
      },
    },
  ];

/** Holds back what comes of a file until the function that it gives is called. */
async function heldBack(page: Page, file: string): Promise<() => Promise<void>> {
  await page.evaluate((name) => {
    const plain = window.fetch;
    window.fetch = async (...args) => {
      if (String(args[0]).includes(name))
        await new Promise((resolve) => window.addEventListener("let-come", resolve, { once: true }));
      return plain(...args);
    };
  }, file);
  return () => page.evaluate(() => void window.dispatchEvent(new Event("let-come")));
}

/** Waits until a run is on show. */
async function showsRun(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.querySelector<HTMLSelectElement>(".chip select")?.selectedOptions[0]?.text.includes(wanted),
    name,
    { timeout: 60_000 },
  );
}

/** What a drawing as SVG has of what the map shows: read as XML, so that a broken one is an error. */
function partsOfSvg(page: Page, text: string): Promise<string[]> {
  return page.evaluate((svg) => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml");
    if (root.querySelector("parsererror")) return ["broken"];
    const has = {
      parallel: root.querySelector('[stroke-dasharray="2 3"]') !== null,
      symbols: root.querySelectorAll("svg svg").length > 10,
      words: ["Run", "Record", "Kwangju"].every((word) =>
        [...root.querySelectorAll("text")].some((one) => one.textContent === word),
      ),
    };
    return Object.entries(has).flatMap(([part, there]) => (there ? [part] : []));
  }, text);
}

/** Fails with what the accessibility checker finds. */
async function assertAccessible(page: Page, state: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
    });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`,
    );
  });
  assert.deepEqual(found, [], state);
}

/** Fails where anything stands out of a narrow window, or out of the bar at its top. */
async function assertFits(page: Page): Promise<void> {
  const found = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll(".top-bar, .menus, .controls, .tabs, .tab-panel")]
      .filter((box) => box.scrollWidth > box.clientWidth || box.getBoundingClientRect().right > innerWidth)
      .map((box) => `${document.documentElement.lang} ${box.tagName}.${box.className}`),
  );
  assert.deepEqual(found, []);
}

/** Fails where English is left in a page of another language once the record's names have had time to come. */
async function assertNoEnglish(page: Page, state: string): Promise<void> {
  let found = await englishIn(page);
  for (let tries = 0; found.length > 0 && tries < 50; tries++) {
    await page.waitForTimeout(100);
    found = await englishIn(page);
  }
  assert.deepEqual(found, [], state);
}

/** English words in what a page shows and says, other than texts that are marked as English, such as the record's. */
async function englishIn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const marked = (element: Element | null) =>
      element?.closest("[lang]")?.getAttribute("lang") === "en" ||
      element?.closest("script, style, noscript, code");
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!marked(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [aria-valuetext]"))
      if (!marked(element))
        for (const name of ["aria-label", "title", "aria-valuetext"])
          found.push(element.getAttribute(name) ?? "");
    return found;
  });
  return texts
    .filter((text) => !recordTexts.some((own) => text.includes(own)))
    .map((text) => text.replace(NAMES, ""))
    .filter((text) => /[A-Za-z]{3}/.test(text));
}

/** Texts of the record that may stand within a sentence or a tooltip, where they can't be marked as English. */
function textsOfRecord(): string[] {
  const rows = (name: string): { title?: string; name?: string }[] =>
    JSON.parse(readFileSync(join(ROOT, "data", `${name}.json`), "utf8"));
  return ["sources"].flatMap(rows).map(({ title, name }) => title ?? name ?? "");
}

/** Names that are written the same in every language. */
const NAMES =
  /BibTeX|iframe|PNG|SVG|CSV|parallel38|USGS SRTM|GTOPO30|NOAA ETOPO5|GSHHG|LGPL-3\.0-or-later|Natural Earth|GeoNames|APP-6|Page Up|Down|Home|End|Shift|[Ff]it\b|[Jj]udge\b|[Ss]kill\b/g;

/**
 * Whether an element's Korean letters are drawn with a font that has them: the page's own where it brought one, which
 * it does where the machine has none.
 */
async function hasInk(page: Page, selector: string): Promise<boolean> {
  if ((await page.evaluate(() => document.fonts.size)) === 0) return true;
  const browser = await page.context().newCDPSession(page);
  await browser.send("DOM.enable");
  await browser.send("CSS.enable");
  const { root } = await browser.send("DOM.getDocument");
  const { nodeId } = await browser.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { fonts } = await browser.send("CSS.getPlatformFontsForNode", { nodeId });
  return fonts.length > 0 && fonts.every(({ isCustomFont }) => isCustomFont);
}

/** Changes the address as somebody who follows a link would, and waits for a date that it shows. */
async function follow(page: Page, hash: string, date: string): Promise<void> {
  await page.evaluate((next) => (location.hash = next), hash);
  await page.getByText(date).first().waitFor();
}

/** Opens the atlas and waits until all is drawn; `troubles` gathers errors and requests to elsewhere. */
async function atlas(hash: string, viewport: { width: number; height: number }) {
  const context = await (opened as OpenedBrowser).browser.newContext({ viewport });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && `${origin}/` !== served!.address)
      troubles.push(`request: ${request.url()}`);
  });
  await page.goto(`${served!.address}${hash}`);
  await page.waitForSelector("[data-settled]", { state: "attached", timeout: 60_000 });
  return { page, troubles, close: () => context.close() };
}

/** The maps once they stand still: the same picture four times in a row. */
async function stillPicture(page: Page): Promise<Buffer> {
  const shot = () => page.screenshot({ clip: { x: 0, y: 110, width: 1440, height: 600 } });
  let last = await shot();
  let alike = 0;
  for (let tries = 0; tries < 60 && alike < 3; tries++) {
    await page.waitForTimeout(300);
    const next = await shot();
    alike = next.equals(last) ? alike + 1 : 0;
    last = next;
  }
  assert.equal(alike, 3, "the maps stand still");
  return last;
}

function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ clip: MAP });
}

function lineShown(page: Page): Promise<string | null> {
  return page.locator("[data-line]").getAttribute("data-line");
}

function lineText(of: Run, day: number): string {
  return lineOf(of, day)
    .map(([lat, lon]) => `${lat.toFixed(2)},${lon.toFixed(2)}`)
    .join(" ");
}

/** px, from the header of a PNG file. */
function sizeOfPng(bytes: Buffer): { width: number; height: number } {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Runs the command line to its end. */
async function p38(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let lines = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (lines += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(code, 0, lines);
}

/** Serves a run on a free port, as a user would. */
async function serve(file: string): Promise<NonNullable<typeof served>> {
  const child = spawn(process.execPath, [CLI, "serve", "--run", file, "--port", "0", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let lines = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (lines += text));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = /"address":\s*"([^"]+)"/.exec(printed);
      if (found) resolve(found[1]);
    });
    void ended.then(() => reject(new Error(`the server ended: ${lines}`)));
  });
  return {
    address,
    stop() {
      child.kill("SIGINT");
      return ended;
    },
  };
}
