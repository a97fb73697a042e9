import { useEffect, useRef, type RefObject } from 'react';

/** Opens and closes a `<dialog>` as a modal one; a press beside it closes it, the browser returns the focus. */
export function useModal(open: boolean, onClose: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  useEffect(() => {
    const dialog = ref.current;
    const press = (event: PointerEvent): void => {
      if (event.target === dialog) onClose();
    };
    dialog?.addEventListener('pointerdown', press);
    return () => dialog?.removeEventListener('pointerdown', press);
  }, [onClose]);
  return ref;
}
