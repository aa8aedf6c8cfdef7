/** Whether an element's inline style keeps its words from people's eyes: not shown, no size, no colour of its own. */
export function isHiddenStyle(style: string): boolean {
  const rules = new Map(
    style
      .slice(0, 2_000)
      .toLowerCase()
      .split(';')
      .map((rule): [string, string] => {
        const colon = rule.indexOf(':');
        return [
          rule.slice(0, colon).trim(),
          rule
            .slice(colon + 1)
            .replace('!important', '')
            .trim(),
        ];
      }),
  );
  const is = (name: string, pattern: RegExp) => pattern.test(rules.get(name) ?? '');
  const background = rules.get('background-color') ?? rules.get('background') ?? '';
  return (
    is('display', /^none/) ||
    is('visibility', /^(?:hidden|collapse)/) ||
    is('font-size', /^[01](?:\.0+)?(?:px|pt|em|rem|%)?$/) ||
    is('opacity', /^0(?:\.0+)?$/) ||
    (is('max-height', /^0(?:px)?$/) && is('overflow', /^hidden/)) ||
    (is('height', /^0(?:px)?$/) && is('overflow', /^hidden/)) ||
    is('text-indent', /^-\d{3,}/) ||
    (is('position', /^absolute/) && is('left', /^-\d{3,}/)) ||
    (background === '' && is('color', /^(?:white|transparent|#f{3}|#f{6}|rgba?\(255, ?255, ?255(?:, ?[\d.]+)?\))$/))
  );
}
