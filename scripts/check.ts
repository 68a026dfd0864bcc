import { checkSteps } from "./gate/check-steps";
import { addOutcomes, closingLines, runStep, type Outcome } from "./gate/steps";

const outcomes: Outcome[] = [];
for (const step of await checkSteps()) outcomes.push(await runStep(step));
const sum = addOutcomes(outcomes);
process.stdout.write(`\n${closingLines(sum)}\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
