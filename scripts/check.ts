import { checkSteps } from "./gate/check-steps";
import { addOutcomes, closingLine, runStep, type Outcome } from "./gate/steps";

const outcomes: Outcome[] = [];
for (const step of await checkSteps()) outcomes.push(await runStep(step));
const sum = addOutcomes(outcomes);
process.stdout.write(`\n${closingLine(sum)}\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
