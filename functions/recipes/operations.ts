// What can be called, for the page: every operation with its inputs, and whether the caller may.
import type { Operation, Parameter } from '../../connector/operation.ts';
import type { Schema } from '../../connector/schema.ts';
import type { Recipe } from '../cook.ts';
import { json } from '../message.ts';
import { permits } from '../page/permits.ts';
import type { InputShown, OperationShown } from '../page/shown.ts';

/** A list is asked for by what its items may be. */
const formOf = (schema: Schema): Pick<InputShown, 'type' | 'format' | 'enum' | 'minimum' | 'maximum'> => {
  const { type, format, minimum, maximum } = schema;
  const values = schema.enum ?? schema.suggestions ?? schema.items?.enum;
  return {
    type,
    ...(format && { format }),
    ...(values && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
};

const parameterShown = ({ in: place, name, schema, title, description, ...rest }: Parameter): InputShown => ({
  ...{ name, in: place, title, description, ...formOf(schema) },
  ...(rest.required && { required: true }),
  ...(rest.visibility && { visibility: rest.visibility }),
  ...(rest.choices && { choices: rest.choices }),
});

const bodyShown = ({ properties = {}, required = [] }: Schema): InputShown[] =>
  Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'body', title: schema.title ?? name, description: schema.description ?? '', ...formOf(schema) },
    ...(required.includes(name) && { required: true }),
    ...(schema.visibility && { visibility: schema.visibility }),
    ...(schema.choices && { choices: schema.choices }),
  }));

const shown = (operation: Operation, allowed: boolean): OperationShown => {
  const { id, summary, description, method, address, access, store, body, pages, list = pages?.items } = operation;
  const inputs = [...operation.parameters.map(parameterShown), ...(body ? bodyShown(body) : [])];
  return {
    ...{ id, summary, description, method, address, access, trigger: operation.trigger !== undefined, allowed },
    ...(store && { store }),
    ...(operation.visibility === 'internal' && { internal: true as const }),
    // what only the platform fills in is nobody's to choose
    inputs: inputs.filter(({ visibility }) => visibility !== 'internal'),
    ...(list && { list }),
    file: body?.format === 'binary' || operation.bodyAs === 'form',
  };
};

export const operations: Recipe = async ({ operations: all, policy }) => {
  const may = permits(policy);
  return json(200, { operations: all.filter(({ hidden }) => !hidden).map((each) => shown(each, may(each))) });
};
