import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../ui';

const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/**
 * Conversations take files themselves (features/files). Elsewhere they cannot be sent: dropped, the browser would leave the
 * page for them; pasted, nothing at all would happen.
 */
export function useFileRefusal(): void {
  const { t } = useTranslation('chat');
  useEffect(() => {
    const allow = (event: DragEvent) => {
      // Taken, so that the drop comes here and not to the browser.
      if (bringsFiles(event.dataTransfer)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      toast.info(t('composer.no-files'));
    };
    const paste = (event: ClipboardEvent) => {
      // Words from an office program bring a picture of themselves along: there the words are meant.
      if (!bringsFiles(event.clipboardData) || event.clipboardData?.getData('text/plain')) return;
      event.preventDefault();
      toast.info(t('composer.no-files'));
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [t]);
}
