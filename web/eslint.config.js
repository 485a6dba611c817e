import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// What a page must not do to those who do not see it or have no mouse, as far as the source shows it; the rest is looked
// for in the running client (tests/browser/accessibility.ts).
const plain = 'JSXOpeningElement[name.name=/^(div|span|p|li|ul|ol|td|tr|h[1-6])$/]';
const accessibility = [
  {
    selector: "JSXOpeningElement[name.name='img']:not(:has(JSXAttribute[name.name='alt']))",
    message: 'An image says what it shows in alt, or alt="" that it shows nothing of its own.',
  },
  {
    selector: "JSXAttribute[name.name='tabIndex'] > JSXExpressionContainer > Literal[value>0]",
    message: 'A tabIndex above 0 breaks the order of the Tab key.',
  },
  {
    selector: `${plain}:has(> JSXAttribute[name.name='onClick']):not(:has(> JSXAttribute[name.name='role']))`,
    message: 'What can be clicked is a button or a link.',
  },
  {
    selector: "JSXOpeningElement[name.name=/^[a-z]/] > JSXAttribute[name.name='title']",
    message:
      'A tooltip is data-tooltip (ui/overlay/Tooltips.tsx): it comes with the keyboard too, and looks like the rest.',
  },
  {
    selector: "JSXOpeningElement[name.name='a']:not(:has(JSXAttribute[name.name='href']))",
    message: 'A link leads somewhere; anything else is a button.',
  },
];

// What one writes in wears the look of the fields of ui/; a bare one is the browser's, and in another size.
const bareFields = [
  {
    selector:
      "JSXOpeningElement[name.name=/^(input|textarea|select)$/]:not(:has(> JSXSpreadAttribute)):not(:has(> JSXAttribute[name.name=/^(className|hidden)$/])):not(:has(> JSXAttribute[name.name='type'][value.value=/^(checkbox|radio|range|file)$/]))",
    message: 'A field is a control of ui/, or wears className="confab-input".',
  },
];

// Words belong into the catalogues; a name of our own is the same in all of them.
const kWords = '/^(?!\\s*Confab\\s*$)[^]*[A-Za-z\\u00c0-\\u024f]{2}/';
const spoken =
  '/^(?:alt|aria-label|aria-description|aria-roledescription|caption|confirm|hint|label|placeholder|submit|text|title)$/';
const texts = [
  {
    selector: `:matches(JSXElement, JSXFragment) > JSXText[value=${kWords}]`,
    message: 'Text comes from the catalogues (src/i18n), by its key.',
  },
  {
    selector: `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=${kWords}]`,
    message: 'Text comes from the catalogues (src/i18n), by its key.',
  },
  {
    selector: `JSXAttribute[name.name=${spoken}] > Literal[value=${kWords}]:not([value=/^[\\w.-]+\\.[a-z]+$/])`,
    message: 'What is read, or read out, comes from the catalogues (src/i18n), by its key.',
  },
];

export default tseslint.config(
  { ignores: ['dist', 'dist-kit', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // Fuselage stays behind our own ui/ module, so that it can be replaced in one place.
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@rocket.chat/*'], message: 'Import from ui/ instead.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text from the server is never markup.',
        },
        ...accessibility,
        ...texts,
        ...bareFields,
      ],
    },
  },
  // Tests, and the page of samples that only a browser's test looks at, are not for readers.
  { files: ['src/**/*.test.tsx', 'src/{testing,ui/kit}/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/{ui,theme}/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['scripts/**/*.{mjs,ts}', '*.{js,ts}'], languageOptions: { globals: globals.node } },
);
