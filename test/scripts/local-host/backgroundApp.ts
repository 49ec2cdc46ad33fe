// An app with a timer and a queue, for the tests of the local host. What it does it writes to its log.
import { app } from '@azure/functions';

app.http('alive', { authLevel: 'anonymous', methods: ['GET'], handler: () => ({ body: 'alive' }) });

app.timer('everySecond', {
  schedule: '* * * * * *',
  handler: (timer, context) => context.info(`timer ${timer.isPastDue} ${context.functionName}`),
});

if (process.env.TestStorage)
  app.storageQueue('consume', {
    queueName: 'storerelayevents',
    connection: 'TestStorage',
    handler: (message, context) => {
      const { id, kind } = message as { id: string; kind: string };
      context.info(`queue ${kind} ${id} ${context.triggerMetadata?.dequeueCount}`);
      if (kind === 'bad') throw new Error('it fails');
    },
  });
