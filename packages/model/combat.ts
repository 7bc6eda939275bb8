import { clamp, draw, exp, log, logistic, normalQuantile, pow } from "@p38/base";
import { ATTACK, COMMUNIST, DEFEND, DELAY, PRESENT, RESERVE, UN, WITHDRAW } from "./codes.ts";
import type { Orders } from "./commander.ts";
import { DRAWS } from "./draws.ts";
import { enemiesRound, inContact, takenShare } from "./guard.ts";
import { note, type Journal } from "./journal.ts";
import { chargeLosses, KILLED_AND_WOUNDED, STRAGGLERS, surrenderAll } from "./losses.ts";
import type { Room } from "./room.ts";
import { todayOf } from "./roster.ts";
import { endFormation } from "./rebuild.ts";
import type { State } from "./state.ts";
import { qualityOf } from "./strategy.ts";
import { daysOf, FAR, fieldTo, nearestCell } from "./travel.ts";
import { powerOfWorks } from "./works.ts";
import type { World } from "./world.ts";

/** Width of a cell, and of the contact over one of its edges, km. */
const CELL_KM = 5.4;
const EDGE_KM = 3.1;
/** κ are medians; the mean of a log-normal with the residual spread of the battles is half as much again. */
const MEDIAN_TO_MEAN = 1.5;

/** One formation's part in the fight for one cell. */
interface Share {
  f: number;
  share: number;
}

/** A cell that is attacked: by whom, from how many edges, and with what result. */
interface Contest {
  hex: number;
  attackers: Share[];
  defenders: Share[];
  attackPower: number;
  defencePower: number;
  odds: number;
  /** how thinly it is held: 0 a continuous line, 1 no more than strongpoints */
  gap: number;
  gainFactor: number;
  broken: number;
  attackLossMen: number;
  defenceLossMen: number;
}

/**
 * A day of fighting: who attacks which cell with what odds; who gives way; what it costs; how far the attack gets;
 * who is forced back.
 *
 * @param ownLuck [F] factor on quality, drawn once a run
 */
export function resolveCombat(
  world: World,
  state: State,
  orders: Orders,
  ownLuck: Float32Array,
  journal: Journal,
): void {
  const F = world.theater.formations.length;
  const { power } = clearBuffers(world.scratch.combat);
  for (let f = 0; f < F; f++) if (state.status[f] === PRESENT) power[f] = powerOf(world, state, f, ownLuck);
  const contests = openContests(world, state, orders, power);
  meetDefenders(world, state, contests);
  weighOdds(world, state, contests, power);
  const pressed = pressureOn(world, contests);
  decideDefence(world, state, contests, pressed, journal);
  decideAttacks(world, state, contests, journal);
  countLosses(world, state, orders, contests, pressed, power);
  gainGround(world, state, contests);
  fallBack(world, state, journal);
  holdContact(world, state, pressed);
  for (const contest of contests) report(journal, contest);
}

/** What the phases of a day's combat hand on, and use: [F] each, 0 at its beginning. */
export interface CombatBuffers {
  power: Float64Array;
  pressed: Pressure;
  gaveWayBefore: Uint8Array;
  /** of attackers: share of it that attacks, log odds and breaks weighted by that */
  attackShare: Float64Array;
  attackLogOdds: Float64Array;
  attackBroken: Float64Array;
  /** men lost by fire and left behind; factor of chance, 0 where nobody asked yet */
  fire: Float64Array;
  left: Float64Array;
  noise: Float64Array;
  /** 1 for those who attack somebody */
  fights: Uint8Array;
  /** shares of its guard that are attacked */
  guardPressed: Float64Array;
  /** [H] one more than the place of the contest for a cell */
  contestAt: Int32Array;
  /** battle that each formation's own luck was drawn for, and that luck */
  battleBorn: Int32Array;
  battleLuck: Float64Array;
}

export function newCombatBuffers(F: number, H: number, room: Room): CombatBuffers {
  const column = () => new Float64Array(F);
  return {
    power: column(),
    pressed: { share: column(), logOdds: column(), gap: column(), surprise: column() },
    gaveWayBefore: new Uint8Array(F),
    attackShare: column(),
    attackLogOdds: column(),
    attackBroken: column(),
    fire: column(),
    left: column(),
    noise: column(),
    fights: new Uint8Array(F),
    guardPressed: column(),
    contestAt: room.array(Int32Array, H),
    battleBorn: new Int32Array(F).fill(-1),
    battleLuck: column(),
  };
}

function clearBuffers(buffers: CombatBuffers): CombatBuffers {
  const { power, pressed, attackShare, attackLogOdds, attackBroken, fire, left, noise, fights } = buffers;
  power.fill(0);
  for (const column of [pressed.share, pressed.logOdds, pressed.gap, pressed.surprise]) column.fill(0);
  for (const column of [attackShare, attackLogOdds, attackBroken, fire, left, noise]) column.fill(0);
  fights.fill(0);
  return buffers;
}

/** Fighting power of a formation: men, quality, heavy weapons, cohesion, fatigue, supply. */
export function powerOf(world: World, state: State, f: number, ownLuck: Float32Array): number {
  const { theater, p } = world;
  const entry = theater.formations[f];
  const ammunition = clamp(state.supplyDays[f] / 3, 0, 1);
  const firepower = todayOf(theater, world.today, state.day).firepower[entry.party];
  const heavy =
    1 +
    (firepower - 1) *
      (firepower > 1 ? Math.max(state.heavyShare[f] * ammunition, p.firepower_ammo_floor) : 1);
  const supply =
    state.supplyDays[f] >= 3
      ? 1
      : p.supply_factor_floor + (1 - p.supply_factor_floor) * (state.supplyDays[f] / 3);
  const armour = entry.arm === 1 ? p.armour_shock : 1;
  const cohesion =
    p.cohesion_exponent === 1 ? state.cohesion[f] : pow(state.cohesion[f], p.cohesion_exponent);
  return (
    state.strengthMen[f] *
    qualityOf(world, state, f, ownLuck) *
    heavy *
    cohesion *
    state.fatigue[f] *
    supply *
    armour
  );
}

/** Gives each attacking formation the enemy cells within reach that lie towards its goal. */
function openContests(world: World, state: State, orders: Orders, power: Float64Array): Contest[] {
  const { theater, ground, travel } = world;
  const byHex = new Map<number, Contest>();
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT || state.gaveWay[f] > 0 || orders.goalHex[f] < 0 || power[f] <= 0)
      continue;
    const side = theater.formations[f].side;
    const cut = state.supplyKm[side * ground.H + state.hex[f]] >= FAR;
    const breakingOut = cut && (orders.posture[f] === WITHDRAW || orders.posture[f] === DELAY);
    if (orders.posture[f] !== ATTACK && !breakingOut) continue;
    const field = fieldTo(travel, orders.goalHex[f], state.hex[f]);
    const h = state.hex[f];
    const cells: { hex: number; weight: number }[] = [];
    for (let i = ground.zoneStart[h]; i < ground.zoneStart[h + 1]; i++) {
      const t = ground.zoneHex[i];
      const ring = ground.zoneRing[i];
      if (state.holder[t] === side || field[t] >= field[h]) continue;
      if (ground.sanctuary[t] === 1 && side === UN) continue;
      if (ring === 2 && !touches(world, state, t, side)) continue;
      if (ring === 2 && orders.column[f] === 1) continue;
      const ahead = daysOf(field[h]) - daysOf(field[t]);
      cells.push({
        hex: t,
        weight: (ahead + 0.02) * (1 + state.gainKm[t] / CELL_KM) * (ring === 1 ? 1 : 0.5),
      });
    }
    if (cells.length === 0) continue;
    cells.sort((a, b) => b.weight - a.weight || a.hex - b.hex);
    // a column concentrates on its road; an advance on a broad front takes all before it
    const most = orders.column[f] === 1 ? 2 : 4;
    const taken = cells.slice(0, most);
    const total = taken.reduce((sum, c) => sum + c.weight, 0);
    for (const { hex, weight } of taken) {
      let contest = byHex.get(hex);
      if (!contest) {
        contest = {
          hex,
          attackers: [],
          defenders: [],
          attackPower: 0,
          defencePower: 0,
          odds: 0,
          gap: 0,
          gainFactor: 1,
          broken: 0,
          attackLossMen: 0,
          defenceLossMen: 0,
        };
        byHex.set(hex, contest);
      }
      contest.attackers.push({ f, share: weight / total });
    }
  }
  return [...byHex.values()].sort((a, b) => a.hex - b.hex);
}

function touches(world: World, state: State, h: number, side: number): boolean {
  for (let e = 0; e < 6; e++) {
    const n = world.ground.across[h * 6 + e];
    if (n >= 0 && state.holder[n] === side) return true;
  }
  return false;
}

function meetDefenders(world: World, state: State, contests: Contest[]): void {
  if (contests.length === 0) return;
  const { roster, scratch } = world;
  const { guardStart, guardHex, guardShare } = scratch;
  const { contestAt } = scratch.combat;
  const { side } = roster;
  contests.forEach(({ hex }, c) => (contestAt[hex] = c + 1));
  for (let f = 0; f < state.status.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    for (let i = guardStart[f]; i < guardStart[f + 1]; i++) {
      if (contestAt[guardHex[i]] === 0) continue;
      const contest = contests[contestAt[guardHex[i]] - 1];
      if (state.holder[contest.hex] === side[f] && side[contest.attackers[0].f] !== side[f])
        contest.defenders.push({ f, share: guardShare[i] });
    }
  }
  for (const { hex } of contests) contestAt[hex] = 0;
  // part of what is not attacked moves to where the attack is
  const pressed = scratch.combat.guardPressed.fill(0);
  for (const { defenders } of contests) for (const { f, share } of defenders) pressed[f] += share;
  for (const { defenders } of contests)
    for (const defender of defenders) {
      const all = pressed[defender.f];
      defender.share *= 1 + (world.p.local_reserve_share * Math.max(0, 1 - all)) / all;
    }
}

function weighOdds(world: World, state: State, contests: Contest[], power: Float64Array): void {
  const { theater, ground, p } = world;
  if (contests.length === 0) return;
  const supportFor = closeSupport(world, state, contests);
  const frozen = isFrozen(world, state);
  contests.forEach((contest, c) => {
    const { hex } = contest;
    const side = theater.formations[contest.attackers[0].f].side;
    let men = 0;
    for (const { f, share } of contest.attackers) {
      contest.attackPower += power[f] * share;
      men += state.strengthMen[f] * share;
    }
    let edges = 0;
    let river = 0;
    for (let e = 0; e < 6; e++) {
      const n = ground.across[hex * 6 + e];
      if (n < 0 || state.holder[n] !== side) continue;
      edges++;
      river = Math.max(river, frozen ? 1 : ground.riverGain[hex * 6 + e]);
    }
    const room = p.attack_density_max * EDGE_KM * Math.max(1, edges);
    if (men > room) contest.attackPower *= room / men;
    contest.gainFactor = river === 0 ? 1 : river;
    let guards = 0;
    for (const { f, share } of contest.defenders) {
      guards += state.strengthMen[f] * share;
      contest.defencePower += power[f] * share * postureFactors(world, state, f)[0];
    }
    contest.defencePower *= ground.defenceFactor[hex];
    if (contest.gainFactor < 1) contest.defencePower /= contest.gainFactor;
    if (
      theater.formations[contest.attackers[0].f].side === COMMUNIST &&
      theater.grid.coastKm[hex] <= p.naval_gun_reach
    )
      contest.defencePower *= p.naval_gun_power;
    const [attackSupport, defenceSupport] = supportFor[c];
    contest.attackPower += attackSupport;
    contest.defencePower += defenceSupport;
    const density = guards / CELL_KM;
    contest.gap = clamp(
      (p.defence_density_norm - density) / (p.defence_density_norm - p.infiltration_density),
      0,
      1,
    );
    contest.odds =
      contest.defencePower > 0
        ? clamp(contest.attackPower / contest.defencePower, 0.02, p.power_ratio_max)
        : p.power_ratio_max;
  });
}

/** Rivers are crossed on the ice when the last ten days were cold enough. */
function isFrozen(world: World, state: State): boolean {
  const { theater, p } = world;
  let sum = 0;
  let n = 0;
  for (let d = Math.max(0, state.day - 9); d <= state.day; d++) {
    sum += theater.temperatureC[d];
    n++;
  }
  return sum / n < p.ice_crossing_temp;
}

/** Power that each side's aircraft add to each contest: [attack, defence] by contest. */
function closeSupport(world: World, state: State, contests: Contest[]): [number, number][] {
  const { theater, p, roster } = world;
  const support: [number, number][] = contests.map(() => [0, 0]);
  const weather = theater.wet[state.day] === 2 ? 0.2 : theater.wet[state.day] === 1 ? 0.5 : 1;
  for (const side of [0, 1]) {
    const sorties = theater.sorties[state.day * 2 + side] * p.close_support_share;
    if (sorties <= 0) continue;
    const men = contests.map(({ attackers, defenders }) =>
      menOf(state, roster.side[attackers[0].f] === side ? attackers : defenders),
    );
    let total = 0;
    for (const m of men) total += m;
    if (total <= 0) continue;
    for (let c = 0; c < contests.length; c++) {
      const attacking = roster.side[contests[c].attackers[0].f] === side;
      const flown = Math.min(
        (sorties * men[c]) / total,
        (p.close_support_per_division * men[c]) / DIVISION_MEN,
      );
      const night = nightShare(world, state, contests[c]);
      const light = 1 - night * (1 - p.air_night_share);
      support[c][attacking ? 0 : 1] = flown * p.air_power_per_sortie * DIVISION_POWER * weather * light;
    }
  }
  return support;
}

function menOf(state: State, shares: Share[]): number {
  let men = 0;
  for (const { f, share } of shares) men += state.strengthMen[f] * share;
  return men;
}

const DIVISION_MEN = 15_000;
/** Power of a full infantry division of quality 1. */
const DIVISION_POWER = 15_000;

/** Share of the attack that is made by night. */
function nightShare(world: World, state: State, contest: Contest): number {
  const { nightShare: share } = todayOf(world.theater, world.today, state.day);
  let sum = 0;
  for (const { f } of contest.attackers) sum += share[world.roster.party[f]];
  return sum / contest.attackers.length;
}

/** Power and vulnerability factors of a defender by what it does and how long it has stood there. */
function postureFactors(
  world: World,
  state: State,
  f: number,
): [power: number, vulnerability: number, gain: number] {
  const { p } = world;
  const posture = state.posture[f];
  if (posture === WITHDRAW) return [p.posture_power_withdrawal, p.posture_vulnerability_withdrawal, 1];
  if (posture === DELAY) return [p.posture_power_delay, p.posture_vulnerability_delay, p.advance_delay];
  const days = state.daysInPlace[f];
  if (posture === ATTACK && days < p.entrench_days_prepared) return [1, 1, 1];
  const power = powerOfWorks(p, days);
  if (days >= p.entrench_days_fortified)
    return [power, p.posture_vulnerability_fortified, p.advance_fortified];
  if (days >= p.entrench_days_prepared) return [power, p.posture_vulnerability_prepared, p.advance_prepared];
  return [power, p.posture_vulnerability_hasty, 1];
}

/** What presses on each defender: share of its guard under attack, mean log odds, gap, and whom by. */
interface Pressure {
  share: Float64Array;
  logOdds: Float64Array;
  gap: Float64Array;
  /** 1 where the attackers came on foot out of the dark or out of nowhere */
  surprise: Float64Array;
}

function pressureOn(world: World, contests: Contest[]): Pressure {
  const { pressed } = world.scratch.combat;
  if (contests.length === 0) return pressed;
  const F = pressed.share.length;
  for (const contest of contests) {
    const ln = log(contest.odds);
    const afoot =
      contest.attackers.filter(({ f }) => !world.theater.formations[f].motorized).length /
      contest.attackers.length;
    for (const { f, share } of contest.defenders) {
      pressed.share[f] += share;
      pressed.logOdds[f] += share * ln;
      pressed.gap[f] += share * contest.gap * (0.4 + 0.6 * afoot);
      pressed.surprise[f] += share * (1 + afoot);
    }
  }
  for (let f = 0; f < F; f++)
    if (pressed.share[f] > 0) {
      pressed.logOdds[f] /= pressed.share[f];
      pressed.gap[f] /= pressed.share[f];
      pressed.surprise[f] /= pressed.share[f];
    }
  return pressed;
}

/** Levels of surprise, 0 to 2, of a formation attacked after so long without an enemy in sight. */
function surpriseOf(world: World, state: State, f: number, level: number): number {
  const { p } = world;
  const quiet = clamp(state.quietDays[f] / p.surprise_quiet_days, 0, 1);
  let left = level * quiet;
  for (let d = 0; d < state.contactDays[f] && d < 8; d++) left *= 1 - p.surprise_decay;
  return left;
}

/** Whether each pressed formation holds, withdraws or routs. */
function decideDefence(
  world: World,
  state: State,
  contests: Contest[],
  pressed: Pressure,
  journal: Journal,
): void {
  const { theater, p, seed, ground } = world;
  const { gaveWayBefore } = world.scratch.combat;
  gaveWayBefore.set(state.gaveWay);
  state.gaveWay.fill(0);
  const airOf = [0, 1].map((side) => (theater.sorties[state.day * 2 + side] > 50 ? 1 : 0));
  for (let f = 0; f < theater.formations.length; f++) {
    if (pressed.share[f] <= 0) continue;
    const side = theater.formations[f].side;
    const h = state.hex[f];
    const flank = Math.max(hostileRound(world, state, h, side) >= 4 ? 1 : 0, pressed.gap[f]);
    const cut = state.supplyKm[side * ground.H + h] >= FAR ? 1 : 0;
    const surprise = surpriseOf(world, state, f, pressed.surprise[f]);
    const air = airOf[1 - side] - airOf[side];
    const [neighbour, reserve] = company(world, state, f, gaveWayBefore);
    const logit =
      p.break_base +
      p.break_odds * pressed.logOdds[f] +
      p.break_losses * (state.recentLoss[f] * 10) +
      p.break_flank_turned * flank +
      p.break_route_cut * cut +
      p.break_neighbour * neighbour +
      p.break_no_reserve * (reserve ? 0 : 1) +
      p.break_supply * (state.supplyDays[f] < 1 ? 1 : 0) +
      p.win_surprise * surprise +
      p.win_air * Math.max(0, air) * 0.5 +
      (state.posture[f] === DELAY || state.posture[f] === WITHDRAW ? 1 : 0) -
      p.nerve_cohesion * (state.cohesion[f] - 0.6);
    const chance = logistic(logit) * Math.min(1, 0.4 + 0.6 * pressed.share[f]);
    if (draw(seed, state.day, f, DRAWS.breaks) >= chance) continue;
    const rout =
      p.break_rout_share *
      (0.5 + 0.5 * surprise + 0.5 * cut + (state.cohesion[f] < 0.5 ? 0.5 : 0)) *
      (state.posture[f] === DELAY || state.posture[f] === WITHDRAW ? 0.4 : 1);
    state.gaveWay[f] = draw(seed, state.day, f, DRAWS.rout) < rout ? 2 : 1;
    note(journal, state.gaveWay[f] === 2 ? "formation routed" : "formation broke", f, h);
  }
  for (const contest of contests) {
    let held = 0;
    let all = 0;
    for (const { f, share } of contest.defenders) {
      all += share * state.strengthMen[f];
      if (state.gaveWay[f] === 0) held += share * state.strengthMen[f];
    }
    contest.broken = all > 0 ? 1 - held / all : 1;
  }
}

function hostileRound(world: World, state: State, h: number, side: number): number {
  let hostile = 0;
  for (let e = 0; e < 6; e++) {
    const n = world.ground.across[h * 6 + e];
    if (n >= 0 && state.holder[n] !== side) hostile++;
  }
  return hostile;
}

/** Whether a neighbour gave way yesterday, and whether a formation stands in reserve close by. */
function company(world: World, state: State, f: number, gaveWayBefore: Uint8Array): [number, boolean] {
  const { theater } = world;
  const { lat, lon } = theater.grid;
  const side = theater.formations[f].side;
  const h = state.hex[f];
  let neighbour = 0;
  let reserve = false;
  for (let g = 0; g < theater.formations.length; g++) {
    if (g === f || state.status[g] !== PRESENT || theater.formations[g].side !== side) continue;
    const dy = (lat[state.hex[g]] - lat[h]) * 111.2;
    if (dy > 25 || dy < -25) continue;
    const dx = (lon[state.hex[g]] - lon[h]) * 88;
    if (dx * dx + dy * dy > 625) continue;
    if (gaveWayBefore[g] > 0) neighbour = 1;
    if (state.posture[g] === RESERVE || state.contactDays[g] === 0) reserve = true;
  }
  return [neighbour, reserve];
}

/** Attacks that go badly are called off for some days. */
function decideAttacks(world: World, state: State, contests: Contest[], journal: Journal): void {
  const { theater, p, seed } = world;
  const F = theater.formations.length;
  const { attackShare: share, attackLogOdds: logOdds, attackBroken: broken } = world.scratch.combat;
  for (const contest of contests)
    for (const attacker of contest.attackers) {
      if (contest.defenders.length === 0) continue;
      share[attacker.f] += attacker.share;
      logOdds[attacker.f] += attacker.share * log(contest.odds);
      broken[attacker.f] += attacker.share * contest.broken;
    }
  for (let f = 0; f < F; f++) {
    if (share[f] <= 0) continue;
    const logit =
      p.call_off_base -
      p.break_odds * (logOdds[f] / share[f]) +
      p.break_losses * (state.recentLoss[f] * 20) +
      p.break_supply * (state.supplyDays[f] < 1 ? 1 : 0) -
      3 * (broken[f] / share[f]) +
      p.nerve_cohesion * (0.6 - state.cohesion[f]);
    if (draw(seed, state.day, f, DRAWS.callOff) >= logistic(logit)) continue;
    state.restDays[f] = CALLED_OFF_DAYS;
    note(journal, "attack failed", f, state.hex[f]);
  }
}

const CALLED_OFF_DAYS = 3;

function countLosses(
  world: World,
  state: State,
  orders: Orders,
  contests: Contest[],
  pressed: Pressure,
  power: Float64Array,
): void {
  const { theater, p } = world;
  const F = theater.formations.length;
  const { fire, left } = world.scratch.combat;
  const weather =
    (theater.wet[state.day] > 0 ? p.loss_wet : 1) *
    (theater.temperatureC[state.day] < EXTREME_COLD_C ? p.loss_extreme_cold : 1);
  passNoise(world, state);
  for (const contest of contests) {
    if (contest.defenders.length === 0) continue;
    const byAttack = lethality(world, state, contest.attackers, power);
    const byDefence = lethality(world, state, contest.defenders, power);
    const night = nightShare(world, state, contest);
    const ground = world.ground.lossFactor[contest.hex] * weather * (1 - night * (1 - p.loss_night));
    const oddsA = pow(contest.odds, -p.loss_odds_attack);
    const oddsD = pow(contest.odds, p.loss_odds_defence);
    let mainEffort = 0;
    for (const { f, share } of contest.attackers) {
      if (orders.mainEffort[f] === 1) mainEffort = 1;
      const intensity =
        orders.mainEffort[f] === 1 && state.attackDays[f] < 2 ? p.intensity_main_effort : p.intensity_attack;
      const crossing =
        contest.gainFactor < 1 ? 1 + (p.loss_river_unfordable - 1) * ((1 - contest.gainFactor) / 0.5) : 1;
      const repelled = contest.broken < 0.5 && contest.odds < 1 ? p.loss_attack_repelled : 1;
      const worn = pow((state.attackDays[f] + 1) / 3, -p.loss_duration * 0.5);
      const lost =
        ((p.loss_attack_base * MEDIAN_TO_MEAN) / 100) *
        byDefence *
        intensity *
        oddsA *
        sizeFactor(world, state, f) *
        ground *
        crossing *
        repelled *
        worn *
        noiseOf(world, state, f) *
        state.strengthMen[f] *
        share;
      fire[f] += lost;
      contest.attackLossMen += lost;
    }
    for (const { f, share } of contest.defenders) {
      const intensity =
        state.posture[f] === DELAY
          ? p.intensity_delay
          : state.posture[f] === WITHDRAW
            ? p.intensity_withdrawal
            : mainEffort
              ? p.intensity_main_effort
              : 1;
      const vulnerable = postureFactors(world, state, f)[1] / 0.6;
      const surprise = surpriseOf(world, state, f, pressed.surprise[f]) / 2;
      const engaged = Math.min(1, share * (1 + 0.5 * (1 - pressed.share[f])));
      let lost =
        ((p.loss_defence_base * MEDIAN_TO_MEAN) / 100) *
        byAttack *
        intensity *
        oddsD *
        sizeFactor(world, state, f) *
        ground *
        vulnerable *
        (1 + (p.loss_surprised - 1) * surprise) *
        noiseOf(world, state, f) *
        state.strengthMen[f] *
        engaged;
      fire[f] += lost;
      if (state.gaveWay[f] > 0) {
        const side = theater.formations[f].side;
        const cut = state.supplyKm[side * world.ground.H + state.hex[f]] >= FAR;
        const capture = cut ? 3 : state.gaveWay[f] === 2 ? p.rout_capture : contest.odds > 2 ? 1 : 0.5;
        const behind =
          (p.loss_defence_broken / 100) * capture * state.strengthMen[f] * engaged * noiseOf(world, state, f);
        left[f] += behind;
        lost += behind;
      }
      contest.defenceLossMen += lost;
    }
  }
  quietLosses(world, state, contests, pressed, weather);
  for (let f = 0; f < F; f++) {
    if (fire[f] > 0) chargeLosses(world, state, f, fire[f], KILLED_AND_WOUNDED);
    if (left[f] > 0) chargeLosses(world, state, f, left[f], STRAGGLERS);
  }
}

/** Lets a day pass in the noise of losses, which has a memory. */
function passNoise({ p, seed }: World, state: State): void {
  const { status, dayNoise, day } = state;
  const fresh = Math.sqrt(1 - p.noise_day_memory * p.noise_day_memory);
  for (let f = 0; f < status.length; f++)
    if (status[f] === PRESENT)
      dayNoise[f] =
        p.noise_day_memory * dayNoise[f] + fresh * normalQuantile(draw(seed, day, f, DRAWS.lossDay));
}

/** Factor of chance on a formation's losses: by battle and by day. Worked out for those who lose anybody. */
function noiseOf(world: World, state: State, f: number): number {
  const { p, seed, scratch } = world;
  const { noise, battleBorn, battleLuck } = scratch.combat;
  if (noise[f] !== 0) return noise[f];
  const born = state.battleDay[f] >= 0 ? state.battleDay[f] : state.day;
  if (battleBorn[f] !== born) {
    battleBorn[f] = born;
    battleLuck[f] = normalQuantile(draw(seed, born, f, DRAWS.lossBattle));
  }
  const variance = p.noise_battle * p.noise_battle + p.noise_day * p.noise_day;
  noise[f] = exp(p.noise_battle * battleLuck[f] + p.noise_day * state.dayNoise[f] - variance / 2);
  return noise[f];
}

/** Factor on the losses that formations inflict: what a man of theirs is worth in power, damped. */
function lethality(world: World, state: State, shares: Share[], power: Float64Array): number {
  let men = 0;
  let worth = 0;
  for (const { f, share } of shares) {
    men += share * state.strengthMen[f];
    worth += share * power[f];
  }
  return men > 0 ? pow(worth / men, world.p.loss_lethality) : 1;
}

const EXTREME_COLD_C = -18;

/** (N / 15 000)^-β: small forces lose a larger share. */
function sizeFactor(world: World, state: State, f: number): number {
  return pow(Math.max(500, state.strengthMen[f]) / 15_000, -world.p.loss_size);
}

/** Patrols, shells and mines where both sides lie opposite each other and neither attacks. */
function quietLosses(
  world: World,
  state: State,
  contests: Contest[],
  pressed: Pressure,
  weather: number,
): void {
  const { p } = world;
  const { fire, fights: attacking } = world.scratch.combat;
  for (const { attackers, defenders } of contests)
    if (defenders.length > 0) for (const { f } of attackers) attacking[f] = 1;
  for (let f = 0; f < state.status.length; f++) {
    if (state.status[f] !== PRESENT || attacking[f] || pressed.share[f] > 0 || !inContact(world, state, f))
      continue;
    const settled =
      state.contactDays[f] >= p.entrench_days_fortified && state.attackDays[f] === 0
        ? p.intensity_static
        : state.posture[f] === DEFEND
          ? p.intensity_probe
          : p.intensity_holding;
    fire[f] +=
      ((p.loss_defence_base * MEDIAN_TO_MEAN) / 100) *
      settled *
      sizeFactor(world, state, f) *
      weather *
      noiseOf(world, state, f) *
      state.strengthMen[f];
  }
}

/** Ground taken in each contested cell; where nobody pushes any more, half of it is lost again in a day. */
function gainGround(world: World, state: State, contests: Contest[]): void {
  const { theater, ground, p, seed } = world;
  for (const contest of contests) {
    const { hex, odds, broken } = contest;
    const attackerSide = theater.formations[contest.attackers[0].f].side;
    const lead = contest.attackers.reduce((a, b) =>
      b.share * state.strengthMen[b.f] > a.share * state.strengthMen[a.f] ? b : a,
    ).f;
    const motorized = theater.formations[lead].motorized;
    let posture = 0;
    let all = 0;
    let surprise = 0;
    for (const { f, share } of contest.defenders) {
      const men = share * state.strengthMen[f];
      posture += men * postureFactors(world, state, f)[2];
      surprise += men * surpriseOf(world, state, f, motorized ? 1 : 2);
      all += men;
    }
    posture = all > 0 ? posture / all : 1;
    surprise = all > 0 ? surprise / all : 0;
    const night = nightShare(world, state, contest);
    const air = theater.sorties[state.day * 2 + attackerSide] > 50 ? p.advance_air : 0;
    const born = state.battleDay[lead] >= 0 ? state.battleDay[lead] : state.day;
    const luck =
      p.advance_noise * normalQuantile(draw(seed, born, lead, DRAWS.gainBattle)) -
      (p.advance_noise * p.advance_noise) / 4;
    const v =
      p.advance_hasty *
      odds *
      posture *
      ground.advanceFactor[hex] *
      contest.gainFactor *
      (1 - night * (1 - p.night_gain)) *
      exp((theater.wet[state.day] > 0 ? p.advance_wet : 0) + p.advance_surprise * surprise + air + luck);
    const most = motorized ? p.advance_max_motor : p.advance_max_foot;
    const zero = draw(seed, state.day, hex, DRAWS.gainZero) < p.advance_zero_share;
    const gain =
      (1 - broken) * (zero ? 0 : p.advance_held * v) + broken * Math.min(p.advance_won * v + 1, most);
    state.gainKm[hex] += Math.min(gain, most);
    // what is gained beyond the cell is followed up by the next march
    const beyond = state.gainKm[hex] - CELL_KM;
    if (beyond > 0)
      for (const { f, share } of contest.attackers)
        if (share >= 0.3) state.marchDays[f] = Math.min(PURSUIT_DAYS, state.marchDays[f] + beyond / most);
  }
  loseGains(world, state, contests);
  for (const { hex, attackers } of contests) {
    if (state.gainKm[hex] < CELL_KM) continue;
    const side = theater.formations[attackers[0].f].side;
    for (let f = 0; f < theater.formations.length; f++)
      if (
        state.status[f] === PRESENT &&
        state.hex[f] === hex &&
        theater.formations[f].side !== side &&
        state.gaveWay[f] === 0
      )
        state.gaveWay[f] = 1; // pushed out of its ground
    state.holder[hex] = side;
    state.gainKm[hex] = 0;
    state.heldDays[hex] = 0;
    state.railWorks[hex] = 0;
  }
}

/** Where nobody pushes any more, half of the gain is lost again in a day. */
function loseGains({ ground, scratch }: World, { gainKm }: State, contests: Contest[]): void {
  const { queue: pushed, gainAside: aside } = scratch;
  // cells by the day's contests need no set: their gains are put aside
  for (let c = 0; c < contests.length; c++) {
    pushed[c] = contests[c].hex;
    aside[c] = gainKm[pushed[c]];
    gainKm[pushed[c]] = 0;
  }
  const words = new Int32Array(gainKm.buffer, gainKm.byteOffset, gainKm.length);
  // four cells at a time: hardly any has a gain
  const whole = ground.H & ~3;
  for (let h = 0; h < whole; h += 4)
    if ((words[h] | words[h + 1] | words[h + 2] | words[h + 3]) !== 0)
      for (let k = h; k < h + 4; k++) loseGain(gainKm, k);
  for (let h = whole; h < ground.H; h++) loseGain(gainKm, h);
  for (let c = 0; c < contests.length; c++) gainKm[pushed[c]] = aside[c];
}

function loseGain(gainKm: Float32Array, h: number): void {
  if (gainKm[h] > 0) gainKm[h] = gainKm[h] < 0.2 ? 0 : gainKm[h] / 2;
}

/** Most of a day's march that a success hands on to the next day. */
const PURSUIT_DAYS = 1;

/** Formations that gave way go back along their line of communications; the surrounded lose men and slip away. */
function fallBack(world: World, state: State, journal: Journal): void {
  const { theater, p } = world;
  for (let f = 0; f < theater.formations.length; f++) {
    if (state.status[f] !== PRESENT || state.gaveWay[f] === 0) continue;
    const side = theater.formations[f].side;
    const from = state.hex[f];
    state.cohesion[f] = Math.max(0.1, state.cohesion[f] - (state.gaveWay[f] === 2 ? p.cohesion_rout : 0.03));
    if (state.gaveWay[f] === 2) state.heavyShare[f] *= 0.6;
    let steps = state.gaveWay[f] === 2 ? 3 : 1;
    if (state.holder[from] === side && state.gaveWay[f] === 1 && world.holding.front[from] === 0) continue;
    let h = from;
    while (steps > 0) {
      const next = stepBack(world, state, h, side);
      if (next < 0) break;
      h = next;
      steps--;
    }
    if (h === from && state.holder[h] !== side) slipAway(world, state, f, journal);
    else state.hex[f] = h;
    if (state.hex[f] !== from) state.daysInPlace[f] = 0;
  }
}

/** The next cell to the rear: down the line of supply, else the neighbour of its own side with most friends round it. */
function stepBack(world: World, state: State, h: number, side: number): number {
  const { ground } = world;
  const e = state.supplyEdge[side * ground.H + h];
  if (e >= 0) {
    const n = ground.across[h * 6 + e];
    if (n >= 0 && state.holder[n] === side) return n;
  }
  let best = -1;
  let fewest = 6;
  for (let k = 0; k < 6; k++) {
    const n = ground.across[h * 6 + k];
    if (n < 0 || state.holder[n] !== side) continue;
    const hostile = hostileRound(world, state, n, side);
    if (hostile < fewest) {
      fewest = hostile;
      best = n;
    }
  }
  return best;
}

/**
 * Surrounded and broken: some surrender, the rest make their way in small parties to the nearest friendly ground.
 *
 * @param enemyMen who could take them: those round it where left out
 */
export function slipAway(
  world: World,
  state: State,
  f: number,
  journal: Journal,
  enemyMen = enemiesRound(world, state, f),
): void {
  const { theater, ground, travel, p } = world;
  const side = theater.formations[f].side;
  const from = state.hex[f];
  const taken = takenShare(state, f, enemyMen);
  chargeLosses(world, state, f, state.strengthMen[f] * p.surrender_share * taken, STRAGGLERS);
  state.heavyShare[f] *= 0.2;
  const best = nearestCell(
    travel,
    from,
    (h) => state.holder[h] === side && state.supplyKm[side * ground.H + h] < FAR,
  );
  if (best < 0) {
    surrenderAll(state, f);
    endFormation(world, state, f);
    note(journal, "formation destroyed", f, from);
    return;
  }
  chargeLosses(world, state, f, state.strengthMen[f] * (1 - p.exfiltrate_share) * taken, STRAGGLERS);
  state.hex[f] = best;
  state.cohesion[f] = Math.min(state.cohesion[f], 0.3);
  note(journal, "formation cut off", f, from);
}

/** Keeps count of contact, attack and the battle each formation is in. */
function holdContact(world: World, state: State, pressed: Pressure): void {
  // who attacks somebody was marked with the losses of those who do not
  const { fights } = world.scratch.combat;
  for (let f = 0; f < state.status.length; f++) {
    if (state.status[f] !== PRESENT) continue;
    const touch = fights[f] === 1 || pressed.share[f] > 0 || inContact(world, state, f);
    if (touch) {
      state.contactDays[f] = Math.min(255, state.contactDays[f] + 1);
    } else {
      if (state.contactDays[f] > 0) state.quietDays[f] = 0;
      state.contactDays[f] = 0;
      state.quietDays[f] = Math.min(255, state.quietDays[f] + 1);
    }
    state.attackDays[f] = fights[f] === 1 ? Math.min(255, state.attackDays[f] + 1) : 0;
    const battle = fights[f] === 1 || pressed.share[f] > 0;
    if (battle && state.battleDay[f] < 0) state.battleDay[f] = state.day;
    if (!battle) state.battleDay[f] = -1;
    if (state.restDays[f] > 0 && fights[f] === 0) state.restDays[f]--;
  }
}

function report(journal: Journal, contest: Contest): void {
  if (contest.defenders.length === 0) return;
  journal.fights.push({
    hex: contest.hex,
    attacker: contest.attackers[0].f,
    defender: contest.defenders[0].f,
    odds: contest.odds,
    attackLossMen: Math.round(contest.attackLossMen),
    defenceLossMen: Math.round(contest.defenceLossMen),
    broke: contest.broken >= 0.5,
  });
}
