/**
 * Families of Fuselage's classes that nothing here draws, a third of its stylesheet. Whoever begins to use one takes it
 * off this list.
 */
const unused = [
  'accordion',
  'autocomplete',
  'banner',
  'bubble',
  'card',
  'chevron',
  'chip',
  'dropdown',
  'framed',
  'grid',
  'navbar',
  'pagination',
  'progress',
  'select',
  'sidepanel',
  'status',
  'states',
  'table',
  'tabs',
  'tile',
];
const draws = new RegExp(`\\.rcx-(?:${unused.join('|')})(?![a-z])`);

/** The selectors of a rule, at its commas outside of brackets. */
function selectorsOf(list: string): string[] {
  return list.match(/(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

/** Fuselage's stylesheet without what nothing here draws. */
export function withoutUnused(css: string): string {
  return css.replace(/([^{}]+)(\{[^{}]*\})/g, (rule: string, list: string, body: string) => {
    if (list.trimStart().startsWith('@') || !draws.test(list)) return rule;
    const kept = selectorsOf(list).filter((selector) => !draws.test(selector));
    return kept.length > 0 ? kept.join(',') + body : '';
  });
}
