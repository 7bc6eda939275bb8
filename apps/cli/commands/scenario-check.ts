import { buildCommand } from "@stricli/core";
import { sentence } from "@p38/base";
import { findingsOf, loadScenario, scenarioGiven, scenarioNames } from "@p38/scenario/node.ts";
import { docs, jsonFlag, SCENARIO_BRIEF, type Context } from "../command.ts";

interface Flags {
  json?: boolean;
}

export const scenarioCheckCommand = buildCommand<Flags, [name?: string], Context>({
  docs: docs(
    "Checks a scenario, or every scenario, and the record and ground it is made of",
    "Prints everything wrong, a line each: file, place in the file, what was expected, what was found.\n" +
      "Exit code 1 when anything is wrong; warnings alone are 0.",
    ["p38 scenario check", "p38 scenario check as-decided --json"],
  ),
  parameters: {
    flags: { json: jsonFlag },
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: (input: string) => input,
          optional: true,
          placeholder: "NAME",
          brief: `${SCENARIO_BRIEF}; all of them when left out`,
        },
      ],
    },
  },
  async func({ json = false }, name) {
    const { io } = this;
    const names = name === undefined ? scenarioNames(io.root) : [scenarioGiven(name, io.cwd, io.root)];
    let wrong = false;
    const checked = names.map((scenario) => {
      const findings = findingsOf(scenario, io.root);
      const errors = findings.filter(({ severity }) => severity === "error");
      if (errors.length) {
        wrong = true;
        return { scenario, ok: false, findings };
      }
      const { theater } = loadScenario(scenario, io.root);
      const { formations, headquarters, directives, days } = theater;
      return {
        scenario,
        ok: true,
        days,
        formations: formations.length,
        headquarters: headquarters.length,
        directives: directives.length,
        findings,
      };
    });
    if (json) io.stdout.write(JSON.stringify(checked) + "\n");
    else
      for (const { scenario, ok, findings, ...counts } of checked) {
        for (const finding of findings) io.stderr.write(`${finding.severity}: ${sentence(finding)}\n`);
        const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
        io.stdout.write(ok ? `${scenario}: right (${numbers.join(", ")})\n` : `${scenario}: wrong\n`);
      }
    if (wrong) this.process.exitCode = 1;
  },
});
