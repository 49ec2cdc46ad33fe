// The steps of the single pictures of a list in a job: what was written is reported, as far as there is room.
import { createStepRunner, type StepRunner } from '../../core/stepRunner.ts';
import { asciiJson } from '../../state/asciiText.ts';

/** Longest list of steps that gets another one, in characters as it is kept: what is kept of a job is bounded (jobRecord.ts). */
const LONGEST_STEPS = 40_000;
const FURTHER = 'Make further changes';

/** Writes are steps of the whole job, by the names that they have in the plan. Reads are reported by the rows. */
export function openPictureSteps(steps: StepRunner): StepRunner {
  const unreported = createStepRunner(false);
  return {
    ...unreported,
    write: async (name, work, describe, note) => {
      if (asciiJson(steps.reports).length < LONGEST_STEPS) return steps.write(name, work, describe, note);
      const made = await unreported.write(name, work, describe, note);
      if (steps.reports.every((each) => each.name !== FURTHER))
        await steps.write(FURTHER, async () => 'The list of steps is full. The rows show what was done.', String);
      return made;
    },
  };
}
