import { useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { AddressContext, type AddressBar } from '../lib/router';
import { ConfirmModal } from './Modal';

interface Props {
  /** Something would be lost. */
  when: boolean;
  /** Whether it is still there at this address. */
  keeps: (to: string) => boolean;
  title: string;
  text: string;
  /** What the button says that leaves all the same. */
  confirm: string;
  /** Forgets what would be lost. */
  onLeave: () => void;
  children: ReactNode;
}

/** Around a page whose changes are not saved: whoever follows a link away from it, goes back, or closes the window, is asked first. */
export function LeaveGuard({ when, keeps, title, text, confirm, onLeave, children }: Props) {
  const bar = useContext(AddressContext);
  const [wanted, setWanted] = useState<(() => void) | null>(null);

  const guarded = useMemo<AddressBar>(() => {
    const ask = (to: string, go: () => void) => (when && !keeps(to) ? setWanted(() => go) : go());
    return {
      ...bar,
      go: (to, replace) => ask(to, () => bar.go(to, replace)),
      leave: (to) => ask(to, () => bar.leave(to)),
    };
  }, [bar, when, keeps]);

  useEffect(() => {
    if (!when) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    const open = bar.guard((to, go) => {
      if (keeps(to)) return false;
      setWanted(() => go);
      return true;
    });
    return () => {
      window.removeEventListener('beforeunload', hold);
      open();
    };
  }, [bar, when, keeps]);

  return (
    <AddressContext value={guarded}>
      {children}
      {wanted && (
        <ConfirmModal
          title={title}
          confirm={confirm}
          danger
          onConfirm={() => {
            setWanted(null);
            onLeave();
            wanted();
          }}
          onClose={() => setWanted(null)}
        >
          {text}
        </ConfirmModal>
      )}
    </AddressContext>
  );
}
