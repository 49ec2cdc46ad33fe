// Starts the relay with eight operations.
import { startWith } from './startWith.ts';

startWith(() => import('./eight.ts'));
