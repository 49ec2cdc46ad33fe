// Entry point of a relay with eight operations, otherwise functions/main.ts itself.
import { keepEight } from './keepEight.ts';

keepEight();
await import('../../../../functions/main.ts');
