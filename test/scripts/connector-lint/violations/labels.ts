// Seeded violations of the rules about what a maker picks from an answer.
import { all, drop, set, type Violations } from '../change.ts';
import { app, appList, platform } from '../places.ts';

const LABEL = 'x-ms-summary';
const names = `${app}/properties/names`;
const text = (label: string) => ({ type: 'string', [LABEL]: label, description: 'A text of the app.' });

export const labelViolations: Violations = {
  // the label of the group goes, and two names read alike
  OutputLabelNotUnique: all(drop(`${names}/${LABEL}`), set(`${app}/properties/first`, text('First Name'))),
  OutputLabelTooLong: set(`${names}/properties/first/${LABEL}`, 'Name on the Shelf for Everyone Who Comes In'),
  OutputLabelRepeatsWord: set(`${names}/properties/first/${LABEL}`, 'Names First'),
  // of two platforms one is left to choose
  EnumValuesExtensionIncomplete: drop(`${platform}/x-ms-enum-values/1`),
  ComposedObjectNotRead: set(`${appList}/allOf`, [{ type: 'object', properties: { count: text('Count') } }]),
};
