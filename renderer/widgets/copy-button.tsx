import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from './button.tsx';

type CopyButtonProps = {
  readonly text: string;
  /** What is copied, such as "Copy both commands". */
  readonly label: string;
  readonly showsLabel?: boolean;
};

/** Puts the text on the clipboard and says so with a check mark. */
export function CopyButton({ text, label, showsLabel = false }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  const shared = {
    size: 'small',
    icon: isCopied ? Check : Copy,
    onClick: copy,
    onBlur: () => setCopied(false),
  } as const;
  if (!showsLabel) return <IconButton {...shared} label={isCopied ? 'Copied' : label} />;
  return (
    <Button kind="ghost" {...shared}>
      {isCopied ? 'Copied' : label}
    </Button>
  );
}
