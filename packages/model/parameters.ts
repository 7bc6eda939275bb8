import type { Theater } from "./theater.ts";
/** Every parameter the rules read; meaning, unit, range and source stand in data/parameters.json. */
export const PARAMETERS = [
  "quality_spread", "firepower_ammo_floor", "cohesion_exponent",
  "posture_power_hasty", "posture_power_prepared", "posture_power_fortified", "posture_power_delay",
  "posture_power_withdrawal", "posture_vulnerability_hasty", "posture_vulnerability_prepared",
  "posture_vulnerability_fortified", "posture_vulnerability_delay", "posture_vulnerability_withdrawal",
  "entrench_days_prepared", "entrench_days_fortified", "entrench_deep_power",
  "terrain_defence_rugged_wooded", "terrain_defence_rugged_mixed", "terrain_defence_rugged_bare",
  "terrain_defence_rolling_wooded", "terrain_defence_rolling_mixed", "terrain_defence_flat_mixed",
  "terrain_defence_flat_bare", "terrain_defence_urban",
  "terrain_advance_rugged_wooded", "terrain_advance_rugged_mixed", "terrain_advance_rugged_bare",
  "terrain_advance_rolling_wooded", "terrain_advance_rolling_mixed", "terrain_advance_flat_mixed",
  "terrain_advance_urban", "terrain_loss_rugged", 
  "attack_density_max", "defence_density_norm", "infiltration_density", "zoc_cost",
  "loss_attack_base", "loss_attack_repelled", "loss_defence_base", "loss_defence_broken",
  "loss_odds_attack", "loss_odds_defence", "loss_size", "loss_duration",
  "intensity_main_effort", "intensity_attack", "intensity_probe",
  "intensity_static", "intensity_delay", "intensity_withdrawal", "intensity_holding",
  "loss_night", "loss_wet", "loss_extreme_cold", "loss_beach", "loss_river_unfordable",
  "loss_surprised", "surprise_decay", "noise_battle", "noise_day", "noise_day_memory",
  "killed_share_us", "killed_share_communist", "wounded_return_us", "wounded_return_days",
  "nonbattle_summer", "nonbattle_winter", "nonbattle_frost",
  "advance_hasty", "advance_prepared", "advance_fortified", "advance_delay", "advance_won", "advance_held",
  "advance_surprise", "advance_air", "advance_wet", "advance_noise", "advance_zero_share",
  "advance_max_foot", "advance_max_motor", "ice_crossing_temp",
  "win_surprise", "win_air", "win_power_odds", "break_base", "break_losses", "break_flank_turned", "break_route_cut",
  "break_neighbour", "break_odds", "break_no_reserve", "break_supply", "break_rout_share",
  "fatigue_fight", "fatigue_rest", "fatigue_floor", "cohesion_loss", "cohesion_rout", "cohesion_rest",
  "carried_days_cpv", "carried_days_us", "reach_truck_un", "reach_foot",
  "interdiction_rail_max", "interdiction_half", "supply_factor_floor",
  "replace_max_share", "replace_quality",
  "close_support_per_division", "air_power_per_sortie", "air_night_share", "air_march_loss", "air_day_move",
  "naval_gun_reach", "naval_gun_power", "evacuate_men_day",
  "attack_ratio_un", "attack_ratio_cpv", "attack_ratio_kpa_1950", "withdraw_ratio", "reserve_share",
  "estimate_error", "estimate_error_deep",
  "rail_capacity_single", "rail_capacity_double", "rail_capacity_narrow",
  "road_capacity_1", "road_capacity_2", "road_capacity_3", "trackless_capacity", "rail_conversion_km_day",
  "frontage_reserve_km", "attack_supply_days_min", "attack_cohesion_min", "attack_strength_share_min",
  "call_off_base", "pass_density", "supply_surge", "supply_spill", "loss_lethality", "starve_cohesion", "local_reserve_share", "rout_capture", "pass_men", "starve_share", "forage_share", "nerve_cohesion", "wounded_return_communist", "surprise_quiet_days", "rear_speed_factor", "rail_move_km_day", "guard_threat_weight",
  "power_ratio_max", "armour_shock", "exfiltrate_share", "surrender_share", "sea_speed_km_day", "destroyed_share",
  "control_ratio", "close_support_share", "night_gain", 
  "port_repair_days", "repair_day", "road_wet_factor", "mountain_winding",
] as const;

export type ParameterId = (typeof PARAMETERS)[number];
/** Value of each parameter. */
export type Parameters = Readonly<Record<ParameterId, number>>;

/**
 * The parameters of a theater.
 *
 * @throws RangeError naming every parameter that is missing or not a number
 */
export function parametersOf(theater: Theater): Parameters {
  const missing = PARAMETERS.filter((id) => !Number.isFinite(theater.parameters[id]));
  if (missing.length > 0)
    throw new RangeError(`expected a number for each parameter; missing ${missing.join(", ")}`);
  return theater.parameters as Parameters;
}
