import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import './button.css';

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children'> & {
  /** `primary` is the one thing to do here; `ghost` stands beside text. */
  readonly kind?: 'plain' | 'primary' | 'ghost' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

/** A verb with its object, such as "Start 48 runs". */
export function Button({
  kind = 'plain',
  size = 'normal',
  icon: Icon,
  children,
  className = '',
  ...rest
}: ButtonProps) {
  return (
    <button type="button" className={`button ${kind} ${size} ${className}`} {...rest}>
      {Icon && <Icon size={14} aria-hidden="true" />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, 'kind' | 'children' | 'icon'> & {
  readonly icon: LucideIcon;
  /** Name for those who do not see the icon, and the tooltip for those who do. */
  readonly label: string;
};

/** A button that is only an icon; its tooltip is its name. */
export function IconButton({
  icon: Icon,
  label,
  size = 'normal',
  className = '',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${size} ${className}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon size={size === 'small' ? 14 : 16} aria-hidden="true" />
    </button>
  );
}
