import { Button, Typography } from '@mui/material';
import { Component, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation, useTranslate } from 'react-admin';
import { Broken, Waiting } from '../layout/pages.tsx';
import { Page } from '../parts/Page.tsx';
import { isLost, openAnew } from './lost.ts';

/** A screen in its frame: while its code is fetched, and when that fails, the frame stays. */
export function Screen({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary at={pathname}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Boundary>
  );
}

interface Props {
  /** The screen's address: another screen is tried whatever befell this one. */
  readonly at: string;
  readonly children: ReactNode;
}

interface State {
  readonly error?: Error | undefined;
}

class Boundary extends Component<Props, State> {
  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override readonly state: State = {};

  override componentDidUpdate({ at }: Props): void {
    if (this.state.error && at !== this.props.at) this.reset();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return isLost(error) ? <Lost error={error} /> : <Broken error={error} />;
  }

  private readonly reset = () => this.setState({ error: undefined });
}

/** A screen whose code could not be fetched: it is fetched anew once; if that does not help, it says so. */
function Lost({ error }: { error: Error }) {
  const translate = useTranslate();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    void openAnew(error).then((isOpening) => setGone(!isOpening));
  }, [error]);
  if (!isGone) return <Waiting />;
  return (
    <Page title={translate('offline.lost')}>
      <Typography sx={{ mb: 2 }}>{translate('offline.lostHint')}</Typography>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {translate('state.retry')}
      </Button>
    </Page>
  );
}
