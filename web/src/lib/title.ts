import { useEffect } from 'react';
import { useChatState, useSetting } from '../stores/hooks';
import { unreadOf } from '../stores/selectors';

/** Names the page in the browser's tab, and says how much waits: `(3) general - Confab`, or `(•)` for news without a number. */
export function useTitle(page: string): void {
  const site = useSetting('Site_Name', 'Confab') || 'Confab';
  const mark = useChatState((state) => {
    const { count, alert } = unreadOf(state);
    return count > 0 ? `(${count}) ` : alert ? '(•) ' : '';
  });
  useEffect(() => {
    document.title = page ? `${mark}${page} - ${site}` : `${mark}${site}`;
  }, [mark, page, site]);
}
