// Seeded violations of the rules about the outputs that makers select.
import { all, dropPlace, set, type Violations } from '../change.ts';
import { appList, appPlace, platformPlace } from '../places.ts';

const LABEL = 'x-ms-summary';
const names = `${appPlace}/properties/names`;
function text(label: string) {
  return { type: 'string', [LABEL]: label, description: 'A text of the app.' };
}

export const labelViolations: Violations = {
  // without the label of the group, two names are equal
  OutputLabelNotUnique: all(dropPlace(`${names}/${LABEL}`), set(`${appPlace}/properties/first`, text('First Name'))),
  OutputLabelTooLong: set(`${names}/properties/first/${LABEL}`, 'Name on the Shelf for Everyone Who Comes In'),
  OutputLabelRepeatsWord: set(`${names}/properties/first/${LABEL}`, 'Names First'),
  // only one of two platforms remains
  EnumValuesExtensionIncomplete: dropPlace(`${platformPlace}/x-ms-enum-values/1`),
  ComposedObjectNotRead: set(`${appList}/allOf`, [{ type: 'object', properties: { count: text('Count') } }]),
};
