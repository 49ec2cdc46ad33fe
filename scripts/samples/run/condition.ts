// The condition of an If, as designers write it: {"and": [{"equals": [one, other]}, ...]}.
import type { Json } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { functions } from './functions.ts';

/** All expressions in it have been worked out before. */
export const holds = (condition: Json): boolean => {
  if (typeof condition === 'boolean') return condition;
  const [[name, inputs] = ['', null], ...others] = Object.entries(condition as Values);
  if (others.length > 0) throw new Error(`A condition has one name: ${JSON.stringify(condition)}`);
  if (name === 'and') return (inputs as readonly Json[]).every(holds);
  if (name === 'not') return !holds(inputs);
  const compare = functions[name];
  if (!compare || !['equals', 'greater'].includes(name)) throw new Error(`The comparison ${name} is not known.`);
  return compare(...(inputs as readonly Json[])) === true;
};
