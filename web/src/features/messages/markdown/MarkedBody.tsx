import { ErrorBoundary } from '../../../ui';
import { Markdown } from './Markdown';
import { PlainBody } from './PlainBody';
import type { MdBlock } from './tree';

interface Props {
  tree: MdBlock[] | undefined;
  /** What the tree was made from. */
  text: string;
  /** Another one is another text, which is tried anew. */
  resetKey: string | number;
}

/** A text as its tree says. A tree that is not as it should be must not take the text with it, nor the page. */
export function MarkedBody({ tree, text, resetKey }: Props) {
  if (!tree || tree.length === 0) return text !== '' && <PlainBody text={text} />;
  return (
    <ErrorBoundary resetKey={resetKey} fallback={() => <PlainBody text={text} />}>
      <Markdown tree={tree} source={text} />
    </ErrorBoundary>
  );
}
