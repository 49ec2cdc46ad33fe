// The whole relay: local Functions host, the real library, every function.
import { readFileSync } from 'node:fs';
import { loadTransport } from '../../../../functions/transport/openPoolOnUse.ts';
import { startHost } from '../../../local-host/host.ts';
import { beginAnswers } from '../../bench/process/answers.ts';
import { writeLine } from '../../bench/process/lines.ts';
import { settings } from '../../bench/process/settings.ts';
import { stateAnswers } from './state.ts';

// undici opens a stream of its own at load, which would count as a handle that the calls left
await loadTransport();
const { origin, close } = await startHost({
  entry: new URL('../../../../functions/main.js', import.meta.url),
  port: 0,
  functionKey: settings.RELAY__FUNCTION_KEY ?? '',
  hostJson: JSON.parse(readFileSync(new URL('../../../../../host.json', import.meta.url), 'utf8')),
  log: (level, text) => writeLine(`${level} ${text}`),
});
beginAnswers(stateAnswers(close), origin);
