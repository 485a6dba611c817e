import { Suspense, lazy, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading, Popover } from '../../../ui';

const EmojiPicker = lazy(() => import('./EmojiPicker'));

interface Props {
  label: string;
  trigger: RefObject<HTMLElement | null>;
  placement?: 'top start' | 'top end' | 'bottom start' | 'bottom end';
  /** The shortcode, without its colons. */
  onPick: (name: string) => void;
  onClose: () => void;
}

/** The picker beside the button that opens it; its code and data are fetched when it is first opened. */
export function EmojiPopover({ label, trigger, placement, onPick, onClose }: Props) {
  useTranslation('panels'); // asked for at the same time
  return (
    <Popover label={label} trigger={trigger} onClose={onClose} {...(placement && { placement })}>
      <Suspense
        fallback={
          <div className="confab-emoji-picker">
            <Loading />
          </div>
        }
      >
        <EmojiPicker onPick={onPick} />
      </Suspense>
    </Popover>
  );
}
