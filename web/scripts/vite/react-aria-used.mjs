// The names that Fuselage takes from react-aria; a new version of Fuselage may need more (the build then fails on the missing one).
export { DismissButton, Overlay } from 'react-aria/Overlay';
export { mergeProps } from 'react-aria/mergeProps';
export { useButton } from 'react-aria/useButton';
export { useFocusRing } from 'react-aria/useFocusRing';
export { useInteractOutside } from 'react-aria/useInteractOutside';
export { useListBox, useListBoxSection, useOption } from 'react-aria/useListBox';
export { useMenu, useMenuItem, useMenuSection, useMenuTrigger, useSubmenuTrigger } from 'react-aria/useMenu';
export { useNumberFormatter } from 'react-aria/useNumberFormatter';
export { usePopover } from 'react-aria/usePopover';
export { HiddenSelect, useSelect } from 'react-aria/useSelect';
export { useSeparator } from 'react-aria/useSeparator';
export { useSlider, useSliderThumb } from 'react-aria/useSlider';
export { VisuallyHidden } from 'react-aria/VisuallyHidden';
