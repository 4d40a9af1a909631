import { Box } from '@mui/material';
import { useLocaleState, useLocation, useTranslate } from 'react-admin';
import { Answered, Empty } from '../parts/states.tsx';
import { To } from '../parts/To.tsx';
import type { Campaign } from '../providers/campaign.ts';
import { useRows } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';
import { useBilingual } from '../providers/words.ts';
import { linkTo } from '../public/address.ts';
import { longDay } from '../values/time.ts';
import { DocumentPage, DraftNote, toldOf } from './DocumentPage.tsx';
import { QrCode } from './QrCode.tsx';
import { Blank, Filled, hole, Sheet, Signature } from './Sheet.tsx';

type Named = Rows['named'];

/** The certificate of one named branch, or of all, a sheet each; a draft as long as none was issued. */
export function Certificates() {
  const translate = useTranslate();
  const id = new URLSearchParams(useLocation().search).get('id') ?? undefined;
  return (
    <DocumentPage
      title={translate('documents.certificates')}
      actions={
        id !== undefined && <To to="/documents/certificates">{translate('documents.allCertificates')}</To>
      }
    >
      {(campaign) => <Known campaign={campaign} id={id} />}
    </DocumentPage>
  );
}

function Known({ campaign, id }: { campaign: Campaign; id: string | undefined }) {
  const translate = useTranslate();
  const { campaignId } = campaign;
  const named = useRows('named', { campaignId }, { field: 'place', order: 'ASC' });
  const certificates = useRows('certificates', { campaignId });
  return (
    <Answered asked={named}>
      {(all) => (
        <Answered asked={certificates}>
          {(issued) => {
            const rows = all.filter((row) => id === undefined || row.id === id);
            if (rows.length === 0) return <Empty>{translate('documents.noCertificates')}</Empty>;
            return (
              <>
                <DraftNote draft={rows.some(isDraft)} secret={0} />
                {rows.map((row) => {
                  const paper = issued.find((certificate) => certificate.id === row.id);
                  const issuedOn =
                    paper?.certificateNumber === row.certificateNumber ? paper?.issuedOn : undefined;
                  return <CertificateSheet key={row.id} campaign={campaign} row={row} issuedOn={issuedOn} />;
                })}
              </>
            );
          }}
        </Answered>
      )}
    </Answered>
  );
}

function isDraft({ certificateNumber }: Named): boolean {
  return certificateNumber === undefined;
}

function CertificateSheet({
  campaign,
  row,
  issuedOn,
}: {
  campaign: Campaign;
  row: Named;
  issuedOn: string | undefined;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const bilingual = useBilingual();
  const facts = toldOf(campaign);
  const { campaignName, round } = facts;
  const { branchName, unitName, bureauName, honourName, status } = row;
  return (
    <Sheet landscape mark={status === 'revoked' ? 'voided' : isDraft(row) ? 'draft' : undefined}>
      <Box sx={frame}>
        <Box
          component="h2"
          sx={{ ...red, textAlign: 'center', fontSize: '2.2em', letterSpacing: '0.3em', m: 0, pl: '0.3em' }}
        >
          {translate('documents.certificateTitle')}
        </Box>
        <Box sx={{ fontSize: '1.2em', mt: 2 }}>
          {translate('documents.certificateOf', { branch: branchName, unit: unitName, bureau: bureauName })}
        </Box>
        <Box sx={{ textIndent: '2em', '&:lang(en)': { textIndent: 0 } }}>
          {translate('documents.certificateText', { campaign: bilingual(campaignName), round })}
        </Box>
        <Box sx={{ ...red, textAlign: 'center', fontSize: '1.7em', my: 1.5 }}>{bilingual(honourName)}</Box>
        <Box sx={{ textIndent: '2em', '&:lang(en)': { textIndent: 0 } }}>
          {translate('documents.certificateEnd')}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mt: 3, alignItems: 'flex-end' }}>
          <Numbers row={row} />
          <Signature campaign={facts} on={issuedOn === undefined ? <Blank /> : longDay(issuedOn, locale)} />
        </Box>
      </Box>
    </Sheet>
  );
}

const red = { color: 'error.main', fontWeight: 700, '@media print': { color: '#b3261e' } };
const frame = {
  border: 6,
  borderStyle: 'double',
  borderColor: 'error.main',
  p: { xs: 2, sm: 5 },
  '@media print': { borderColor: '#b3261e', p: '12mm', breakInside: 'avoid' },
};

/** The numbers, and the way to their check. */
function Numbers({ row }: { row: Named }) {
  const translate = useTranslate();
  const { certificateNumber, plaqueNumber, documentNumber, secret } = row;
  const value = hole;
  const lines = [
    [translate('documents.certificateNumber', { value }), certificateNumber],
    [translate('documents.plaqueNumber', { value }), plaqueNumber],
    [translate('documents.decisionNumber', { value }), documentNumber],
  ] as const;
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontSize: '0.8em', lineHeight: 1.6 }}>
      {certificateNumber !== undefined && !secret && (
        <Box sx={{ width: 104, flexShrink: 0, textAlign: 'center', '@media print': { width: '30mm' } }}>
          <QrCode text={linkTo(certificateNumber, window.location)} label={translate('documents.qrCode')} />
          <Box sx={{ fontSize: '0.85em' }}>{translate('documents.scan')}</Box>
        </Box>
      )}
      <Box>
        {lines.map(([text, said]) => (
          <Box key={text}>
            <Filled text={text}>{said ?? <Blank />}</Filled>
          </Box>
        ))}
        {secret && <Box sx={{ displayPrint: 'none' }}>{translate('documents.secretCertificate')}</Box>}
      </Box>
    </Box>
  );
}
