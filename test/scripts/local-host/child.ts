// Runs one app on the local host in its own process, controlled by its parent.
import { startHost } from '../../../scripts/local-host/host.ts';

const [entry = '', hostJson = '{}', drain = '2000'] = process.argv.slice(2);

const host = await startHost({
  entry: new URL(entry),
  port: 0,
  functionKey: 'the-key',
  hostJson: JSON.parse(hostJson),
  log: (level, text) => process.send?.({ level, text }),
  drainMilliseconds: Number(drain),
});

process.on('message', () => {
  host.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(1));
process.send?.({ origin: host.origin, functions: host.functions });
