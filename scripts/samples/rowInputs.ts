// The inputs of standard connectors, as their rows compose them.
import type { Values } from './source.ts';

/** In a path: encoded as many times as the connector requires. */
export function encoded(value: Values[string] | undefined, times = 1): string {
  const text = String(value);
  const inner = text.startsWith('@') ? text.slice(1) : `'${text}'`;
  return `@{${'encodeURIComponent('.repeat(times)}${inner}${')'.repeat(times)}}`;
}

export function inChannel(given: Values): Values {
  return { groupId: given.team ?? '', channelId: given.channel ?? '' };
}

export function channelParameters(under: string, given: Values): Values {
  return {
    poster: 'Flow bot',
    location: 'Channel',
    [`${under}recipient/groupId`]: given.team ?? '',
    [`${under}recipient/channelId`]: given.channel ?? '',
  };
}

export function prefixed(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
}

export function inTable({ site, drive = '', file = '', table = '' }: Values): Values {
  return { source: asSource(site), drive, file, table };
}

export function tableRows({ drive, file, table }: Values): string {
  return `/codeless/v1.2/drives/${encoded(drive)}/items/${encoded(file, 2)}/workbook/tables/${encoded(table)}/rows`;
}

export function tableRowOf({ row }: Values): Values {
  return row as Values;
}

/** Excel identifies a SharePoint site by its URL, after a prefix. */
export function asSource(site: Values[string] | undefined): string {
  const text = String(site);
  return text.startsWith('@') ? `sites/@{${text.slice(1)}}` : `sites/${text}`;
}
