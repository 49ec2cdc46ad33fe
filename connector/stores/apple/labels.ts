// Labels of attributes that have none of their own, generated from their names.
import type { Schema } from '../../core/schema.ts';

/** The default label of an attribute comes from its name: `versionString` is the version string of the version. */
export function labelled(attributes: Readonly<Record<string, Schema>>, what: string): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, shape]) => {
      const title = shape.title ?? label(name);
      const description = shape.description ?? `The ${lower(title)} of the ${what}.`;
      return [name, { ...inside(shape, lower(title)), title, description }];
    }),
  );
}

/** `appStoreVersions` as a label: App store versions. */
export function label(name: string): string {
  const spaced = name
    .replace(/V2$/, ' (version 2)')
    .replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/\b(url|id|os|ui)\b/gi, (short) => short.toUpperCase());
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function inside(shape: Schema, what: string): Schema {
  return {
    ...shape,
    ...(shape.items && { items: inside(shape.items, what) }),
    ...(shape.properties && { properties: labelled(shape.properties, what) }),
  };
}
