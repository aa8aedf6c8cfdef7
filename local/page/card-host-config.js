const colour = (token) => ({ default: `var(--${token})`, subtle: 'var(--muted)' });
const steady = (token) => ({ default: `var(--${token})`, subtle: `var(--${token})` });
const foregroundColors = {
  default: colour('text'),
  dark: colour('text'),
  light: colour('muted'),
  accent: steady('accent-ink'),
  good: steady('good'),
  warning: steady('warn'),
  attention: steady('bad'),
};
const style = (token) => ({ backgroundColor: `var(--${token})`, borderColor: 'var(--line)', foregroundColors });

/**
 * How the renderer draws, near to Teams. Every colour is a token of tokens.css, so light, dark and forced colours are
 * one config, and a change of theme redraws no card (which would lose what is typed in it).
 */
export const hostConfig = {
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 22 },
  lineHeights: { small: 18, default: 21, medium: 22, large: 25, extraLarge: 29 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: style('surface'),
    emphasis: style('raised'),
    good: style('good-wash'),
    warning: style('warn-wash'),
    attention: style('bad-wash'),
    accent: style('accent-wash'),
  },
  textStyles: { heading: { size: 'medium', weight: 'bolder', isSubtle: false } },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small', weight: 'bolder' },
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    // The gap is in cards.css, where buttons may wrap.
    buttonSpacing: 0,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
};
