import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // The first field of a page or dialog that is nothing but a form may take the focus; our own fields pass it on.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
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
      ],
    },
  },
  { files: ['src/{ui,theme}/**/*.{ts,tsx}'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['scripts/**/*.{mjs,ts}', '*.{js,ts}'], languageOptions: { globals: globals.node } },
);
