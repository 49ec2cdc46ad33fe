// The usage text of `npm run new`, with the paths and documents of the stores.
import { accesses } from '../../connector/core/operation.ts';
import { storeNames } from '../../connector/core/stores.ts';
import { documentsOf, pathsInWords } from './ask.ts';
import type { ScaffoldStores } from './scaffoldStores.ts';

export function scaffoldUsage(known: ScaffoldStores): string {
  const documents = documentsOf(known).map(({ document }) => document);
  const byName = documents.map(
    ({ nameTitle, page, example: [operation] }) =>
      `  OPERATION  ${nameTitle}, such as ${operation} (${page} lists them)\n`,
  );
  const examples = documents.map(
    ({ example: [operation, id] }) => `\nExample: npm run new -- ${operation} --id ${id}\n`,
  );
  return `Usage: npm run new -- NAME METHOD PATH         an operation of a store, by its path
${documents.length > 0 ? '       npm run new -- OPERATION --id NAME     an operation of the document of a store, by its name there\n' : ''}
  NAME       a verb and a noun, such as ListAppClips
  METHOD     GET, POST, PUT, PATCH or DELETE
  PATH       as the store writes it: ${pathsInWords(known)}
${byName.join('')}
A terminal asks for those that are missing:

  --store NAME           ${storeNames.join(' or ')}, if more than one store has such paths
  --id NAME              the name of an OPERATION
  --summary TEXT         such as 'List app clips'; it follows from the name
  --description TEXT     one or more sentences
  --visibility WORD      important or advanced
  --access WORD          ${accesses.join(', ')}; without it, read for a GET and write for everything else
  --label INPUT=TEXT     the label of an input or attribute, such as 'filter[name]=Names'; as often as needed

  --help                 this text
${examples.join('')}`;
}
