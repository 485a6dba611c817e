import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * The document itself asks for what draws every page (`src/start.tsx`) and all that it stands on, so that it comes at the same
 * time as the small part that starts the model.
 */
export function preloadStart(): Plugin {
  return {
    name: 'confab:preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = new Set<string>();
        const add = (file: string): void => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || files.has(file)) return;
          files.add(file);
          chunk.imports.forEach(add);
        };
        const start = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.isDynamicEntry && one.facadeModuleId?.endsWith('/src/start.tsx'),
        );
        if (!start) throw new Error('There is no src/start.tsx in this build.');
        add(start.fileName);
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}
