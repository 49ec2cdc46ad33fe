// Starts the relay with eight operations.
import { keepEight } from './keepEight.ts';
import { startWith } from './startWith.ts';

startWith(() => {
  keepEight();
  return import('../../../../functions/main.ts');
});
