// Section Connector: whether its files are up to date, follow the rules, and name the publisher.
import { checkConnector } from '../connector-lint/check.ts';
import { connectorFileNames } from '../connector-lint/connector.ts';
import { generated, readGenerated } from '../generate/files.ts';
import { type DoctorFinding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('Connector');

interface About {
  readonly homepage?: string;
  readonly author?: { readonly email?: string; readonly url?: string };
}

export async function connectorFindings(): Promise<readonly DoctorFinding[]> {
  return [freshness(), await rules(), placeholders()];
}

function freshness(): DoctorFinding {
  const stale = [...generated()].filter(([name, fresh]) => !content(name).equals(fresh)).map(([name]) => name);
  return stale.length === 0
    ? ok('The generated files are up to date.')
    : fail(`${stale.join(', ')} is not up to date.`, 'Run npm run generate.');
}

async function rules(): Promise<DoctorFinding> {
  const found = await checkConnector({
    definition: content(connectorFileNames.definition).toString('utf8'),
    properties: content(connectorFileNames.properties).toString('utf8'),
    icon: content(connectorFileNames.icon),
  });
  return found.length === 0
    ? ok('The connector follows the rules of Power Platform.')
    : fail(`The connector breaks a rule at ${found.length} places.`, 'Run npm run check:connector, which names them.');
}

/** The top-level domain .example is reserved and belongs to nobody (RFC 2606). */
function placeholders(): DoctorFinding {
  const { homepage = '', author = {} }: About = JSON.parse(content('package.json').toString('utf8') || '{}');
  const fields = { homepage, 'author.email': author.email ?? '', 'author.url': author.url ?? '' };
  const open = Object.entries(fields).filter(([, value]) => /\.example(\/|$)/.test(value));
  return open.length === 0
    ? ok('The connector names who publishes it.')
    : warn(
        `package.json still has placeholders: ${open.map(([name]) => name).join(', ')}.`,
        'Put in your own before you publish the connector, and run npm run generate.',
      );
}

/** A missing file is empty. */
function content(name: string): Buffer {
  try {
    return readGenerated(name);
  } catch {
    return Buffer.alloc(0);
  }
}
