// An operation as the dashboard shows it: its inputs as a form, and what may be done with it.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { designerText } from '../../connector/emit/inputText.ts';
import type { ContractEntry } from '../contract/contractOperations.ts';
import { exampleOf } from './exampleOf.ts';
import { dashboardGroup } from './operationGroups.ts';
import type { InputShown, OperationShown } from './types.ts';

/** What depends on the caller and on the settings. */
export interface Standing {
  readonly allowed: boolean;
  /** Every account that it can reach is simulated. */
  readonly simulated: boolean;
}

/** With all inputs, as a form needs them. */
export function describeOperation(operation: Operation, { allowed, simulated }: Standing): OperationShown {
  const { id, summary, description, method, address, access, store, body, pages, tag, deprecated } = operation;
  const { list = pages?.items, columns } = operation;
  const inputs = [...operation.parameters.map(parameterShown), ...(body ? bodyShown(body) : [])];
  return {
    ...{ id, summary, description, method, address, access, allowed, group: dashboardGroup(operation) },
    trigger: (operation.trigger ?? operation.notifies) !== undefined,
    ...(store && { store }),
    ...(simulated && { simulated: true as const }),
    ...(operation.visibility === 'internal' && { internal: true as const }),
    // omits inputs that only the platform sets
    inputs: inputs.filter(({ visibility }) => visibility !== 'internal'),
    ...(list && { list }),
    ...(columns && { columns }),
    ...(tag && { derived: true as const }),
    ...(deprecated && { deprecated }),
    file: body?.format === 'binary' || operation.bodyEncoding === 'form',
  };
}

/** A contract operation without its inputs: the complete list with inputs would be several megabytes. */
export function describeBriefly(entry: ContractEntry, { allowed, simulated }: Standing): OperationShown {
  const { id, store, summary, method, path, access, tag, deprecated } = entry;
  return {
    ...{ id, summary, description: '', method, address: store + path, access, group: tag, allowed },
    ...{ store, trigger: false, file: false, inputs: [], brief: true as const },
    derived: true,
    ...(deprecated && { deprecated }),
    ...(simulated && { simulated: true as const }),
  };
}

/** A list input offers the allowed values of its items. */
function formOf(schema: Schema): Pick<InputShown, 'type' | 'format' | 'enum' | 'names' | 'minimum' | 'maximum'> {
  const { type, format, minimum, maximum } = schema;
  const values = schema.enum ?? schema.suggestions ?? schema.items?.enum;
  const names = schema.displayNames ?? schema.items?.displayNames;
  return {
    type,
    ...(format && { format }),
    ...(values && { enum: values }),
    ...(values && names && { names }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

function parameterShown(parameter: Parameter): InputShown {
  const { in: place, name, schema, title, ...rest } = parameter;
  return {
    ...{ name, in: place, title, description: designerText(parameter), ...formOf(schema) },
    ...(rest.required && { required: true }),
    ...(rest.visibility && { visibility: rest.visibility }),
    ...(rest.choices && { choices: rest.choices }),
    ...(rest.choices && rest.relayOnly && { onlyChooses: true as const }),
  };
}

function bodyShown({ properties = {}, required = [] }: Schema): InputShown[] {
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'body', title: schema.title ?? name, description: designerText(schema), ...formOf(schema) },
    ...exampleShown(schema),
    ...(required.includes(name) && { required: true }),
    ...(schema.visibility && { visibility: schema.visibility }),
    ...(schema.choices && { choices: schema.choices }),
  }));
}

function exampleShown(schema: Schema): Pick<InputShown, 'example'> {
  const example = exampleOf(schema);
  return example === undefined ? {} : { example };
}
