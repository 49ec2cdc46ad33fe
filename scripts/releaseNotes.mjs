// Prints the release notes of the version in package.json: its section of CHANGELOG.md.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
process.stdout.write(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version));

/** The text below the heading of this version. Throws if there is none, so that every release has notes. */
function notesOf(changelog, wanted) {
  const section = changelog.split(/^## /m).find((each) => each.split('\n', 1)[0].trim() === wanted);
  const notes = section?.slice(section.indexOf('\n')).trim();
  if (!notes) throw new Error(`CHANGELOG.md has no notes under "## ${wanted}".`);
  return `${notes}\n`;
}
