// One seed a week for all random inputs: a run can be repeated, and another week brings other inputs. PROPERTY_SEED
// selects one. Other dates of `npm run test:dates` have other seeds.
import fc from 'fast-check';
import { mondaysUntil } from '../../scripts/dates/runs.ts';

fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? mondaysUntil(Date.now())),
  includeErrorInReport: true, // CI shows the report, not its cause
});
