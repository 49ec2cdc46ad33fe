// A sample in the words of each platform, and what a run of it needs.
import { powerAutomate } from '../../../scripts/samples/build/flow.ts';
import { consumption } from '../../../scripts/samples/build/logic.ts';
import { buildWorkflow, type WorkflowDefinition } from '../../../scripts/samples/build/workflow.ts';
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import type { RunEnvironment, RunResult } from '../../../scripts/samples/run/run.ts';
import { readFlows, readSettings, type Setting, type Values } from '../../../scripts/samples/source.ts';
import type { Any } from './calls.ts';

export const DIALECTS = ['logic', 'flow'] as const;
export type Dialect = (typeof DIALECTS)[number];
export type SampleResponder = RunEnvironment['answer'];
export type SampleSettings = Readonly<Record<string, Setting>>;

const flows = new Map(readFlows().map((flow) => [flow.id, flow]));
const usual = readSettings();
const connections = Object.fromEntries(
  ['relay', 'teams', 'mail', 'excel', 'sharepoint', 'forms'].map((name) => [name, { connectionId: name }]),
);

/** The result of an approval: Approvals and Outlook name it differently. */
export function decision(words: Dialect, word: string): Values {
  return words === 'flow' ? { outcome: word } : { SelectedOption: word };
}

/** The inputs of a button, in their order. */
export function pressed(words: Dialect, inputs: Readonly<Record<string, string>>): Values {
  const named = Object.entries(inputs);
  return words === 'logic'
    ? inputs
    : Object.fromEntries(named.map(([, value], at) => [at === 0 ? 'text' : `text_${at}`, value]));
}

/** The settings of the samples with these values. */
export function settingsWith(values: Readonly<Record<string, string | number>>, all = usual): SampleSettings {
  return Object.fromEntries(
    Object.entries(all).map(([name, each]) => [name, { ...each, value: values[name] ?? each.value }]),
  );
}

/** Power Automate has the values in the definition, Logic Apps as parameters. */
export function sampleWorkflow(id: string, words: Dialect, settings: SampleSettings): WorkflowDefinition {
  const flow = flows.get(id);
  if (!flow) throw new Error(`There is no ${id}`);
  return buildWorkflow(flow, words === 'flow' ? powerAutomate(settings) : consumption);
}

export function sampleEnvironment(
  words: Dialect,
  settings: SampleSettings,
  rest: Pick<RunEnvironment, 'relay' | 'now' | 'answer'>,
): RunEnvironment {
  const values = Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]));
  // a package of Power Automate has no parameters but the platform's own
  const parameters: Values = words === 'flow' ? { $authentication: '' } : { ...values, $connections: connections };
  return { ...rest, parameters };
}

/** What an action sent to another connector. */
export function sentBy({ sent }: RunResult, action: string): Any[] {
  return sent.filter((each) => each.action === action).map(({ inputs }) => inputs.body ?? inputs.parameters);
}

/** One answer for each action that waits for somebody, or reads elsewhere. */
export function answering(answers: Readonly<Record<string, TemplateJson>>): SampleResponder {
  return (name) => answers[name] ?? {};
}
