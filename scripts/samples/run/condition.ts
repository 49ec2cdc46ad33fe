// The condition of an If, in the designer's format: {"and": [{"equals": [one, other]}, ...]}.
import type { TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { functions } from './functions.ts';

/** All expressions in it have been evaluated before. */
export function conditionHolds(condition: TemplateJson): boolean {
  if (typeof condition === 'boolean') return condition;
  const [[name, inputs] = ['', null], ...others] = Object.entries(condition as Values);
  if (others.length > 0) throw new Error(`A condition has one name: ${JSON.stringify(condition)}`);
  if (name === 'and') return (inputs as readonly TemplateJson[]).every(conditionHolds);
  if (name === 'not') return !conditionHolds(inputs);
  const compare = functions[name];
  if (!compare || !['equals', 'greater'].includes(name)) throw new Error(`The comparison ${name} is not known.`);
  return compare(...(inputs as readonly TemplateJson[])) === true;
}
