// Compares the document that a row sends with the one that Apple requires.
import type { DocumentForm } from '../../connector/core/documentForm.ts';
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import { type JsonTree, tree } from '../connector-lint/json.ts';
import { type ContractDifference, type Difference, differenceAt } from './difference.ts';
import {
  type AppleOperation,
  contractBodyOf,
  property,
  required,
  resolveSchema,
  schemaProperties,
  schemaTypeOf,
} from './openapi.ts';
import { faultsOfShape } from './shape.ts';

type ResourceForm = Extract<DocumentForm, { relations: unknown }>;
interface Pair {
  readonly row: StoreOperation;
  readonly whole: JsonTree;
  readonly data: JsonTree;
}

export function bodyDifferences(row: StoreOperation, apple: AppleOperation): readonly Difference[] {
  const [wanted, form] = [contractBodyOf(apple), row.document];
  if (wanted === undefined || !form)
    return (wanted === undefined) === (form === undefined)
      ? []
      : differenceAt(row.id, 'body', [
          form
            ? { apple: 'nothing', ours: 'a document', cure: 'Take the body out.' }
            : { apple: 'a document', ours: 'nothing', cure: 'Use creates, updates or links.' },
        ]);
  const pair: Pair = { row, whole: apple.whole, data: property(apple.whole, wanted, 'data') };
  const type = 'links' in form ? [...countFault(form.many, pair.data.isList)] : [];
  return [
    ...differenceAt(row.id, 'body', [...typeFault(form.type, schemaTypeOf(apple.whole, pair.data)), ...type]),
    ...('links' in form
      ? []
      : [...attributesOf(pair, form), ...relationsOf(pair, form), ...demands(pair, form), ...idFault(pair, form)]),
  ];
}

/** Members of Apple's document that the row does not support. */
export function bodyLeftOut(row: StoreOperation, apple: AppleOperation): readonly string[] {
  const form = row.document;
  if (!form || 'links' in form) return [];
  const data = property(apple.whole, contractBodyOf(apple), 'data');
  const names = (part: string): readonly string[] => Object.keys(tree(property(apple.whole, data, part).properties));
  const inputs: Readonly<Record<string, Schema>> = row.body?.properties ?? {};
  const related = Object.values(form.relations).map(({ relationship }) => relationship);
  return [
    ...names('attributes').filter((name) => !(name in inputs)),
    ...names('relationships').filter((name) => !related.includes(name)),
  ].map((name) => `body ${name}`);
}

function countFault(many: true | undefined, isList: unknown): readonly ContractDifference[] {
  return (many === true) === (isList === true)
    ? []
    : [
        isList === true
          ? { apple: 'several', ours: 'one', cure: 'Use many instead of one.' }
          : { apple: 'one', ours: 'several', cure: 'Use one instead of many.' },
      ];
}

function typeFault(ours: string, theirs: string): readonly ContractDifference[] {
  return ours === theirs ? [] : [{ apple: theirs, ours, cure: `Make the type ${theirs}.` }];
}

function attributesOf({ row, whole, data }: Pair, { relations }: ResourceForm): readonly Difference[] {
  const theirs = schemaProperties(property(whole, data, 'attributes'));
  return Object.entries(row.body?.properties ?? {})
    .filter(([name]) => !relations[name])
    .flatMap(([name, ours]) => {
      const faults =
        theirs[name] === undefined
          ? [{ apple: 'nothing', ours: name, cure: 'Take it out; Apple has no such attribute.' }]
          : [...faultsOfShape(whole, ours, theirs[name]), ...nullFault(ours, resolveSchema(whole, theirs[name]))];
      return differenceAt(row.id, `body ${name}`, faults);
    });
}

function relationsOf({ row, whole, data }: Pair, { relations }: ResourceForm): readonly Difference[] {
  const theirs = property(whole, data, 'relationships');
  return Object.entries(relations).flatMap(([name, { relationship, type, many }]) => {
    if (schemaProperties(theirs)[relationship] === undefined)
      return differenceAt(row.id, `body ${name}`, [
        { apple: 'nothing', ours: relationship, cure: 'Take it out; Apple has no such relationship.' },
      ]);
    const linked = property(whole, theirs, relationship, 'data');
    return differenceAt(row.id, `body ${name}`, [
      ...typeFault(type, schemaTypeOf(whole, linked)),
      ...countFault(many, linked.isList),
    ]);
  });
}

/** The required members, by Apple's names. */
function demands({ row, whole, data }: Pair, { relations }: ResourceForm): readonly Difference[] {
  const ours = (row.body?.required ?? []).map((name) => relations[name]?.relationship ?? name);
  const theirs = ['attributes', 'relationships'].flatMap((part) => required(property(whole, data, part)));
  return [
    ...theirs
      .filter((name) => !ours.includes(name))
      .flatMap((name) =>
        differenceAt(row.id, `body ${name}`, [{ apple: 'required', ours: 'optional', cure: 'Require it.' }]),
      ),
    ...ours
      .filter((name) => !theirs.includes(name))
      .flatMap((name) =>
        differenceAt(row.id, `body ${name}`, [{ apple: 'optional', ours: 'required', cure: 'Make it optional.' }]),
      ),
  ];
}

function idFault({ row, data }: Pair, { id }: ResourceForm): readonly Difference[] {
  return required(data).includes('id') === (id !== undefined)
    ? []
    : differenceAt(row.id, 'body', [
        {
          apple: `${id ? 'no ' : 'an '}ID`,
          ours: `${id ? 'an ' : 'no '}ID`,
          cure: `Use ${id ? 'creates' : 'updates'}.`,
        },
      ]);
}

/** Null clears an attribute, if Apple allows it. */
function nullFault({ nullable = false }: Schema, theirs: JsonTree): readonly ContractDifference[] {
  const say = (takes: boolean): string => (takes ? 'null, too' : 'no null');
  const wanted = theirs.nullable === true;
  return wanted === nullable
    ? []
    : [{ apple: say(wanted), ours: say(nullable), cure: `${wanted ? 'Take' : 'Refuse'} null.` }];
}
