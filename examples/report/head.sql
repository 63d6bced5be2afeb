-- The start of a page: what it looks like on a screen and on A4.
SELECT $page$<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
@page { size: A4; margin: 20mm 15mm 18mm 25mm; }
html { background: #e8e8e8; }
body { max-width: 170mm; margin: 0 auto; padding: 20mm; background: #fff; color: #000;
  font: 12pt/1.4 "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; }
header, footer { display: flex; justify-content: space-between; gap: 8mm; text-align: center; }
header p, footer p { margin: 0 0 1mm; }
header { font-size: 10.5pt; }
header b { white-space: nowrap; }
header .rule { display: inline-block; }
header b.rule, header .rule b { border-bottom: 1px solid #000; padding-bottom: 1mm; }
h1 { margin: 10mm 0 2mm; font-size: 15pt; line-height: 1.3; text-align: center; }
h1 span { font-size: 14pt; }
h2 { margin: 7mm 0 2mm; font-size: 13pt; text-transform: uppercase; break-after: avoid; }
h3 { margin: 4mm 0 1.5mm; font-size: 12pt; font-style: italic; break-after: avoid; }
.about, .to { text-align: center; font-style: italic; margin: 0 0 3mm; }
.sample { border: 1.5px solid #a00; color: #a00; font-weight: bold; padding: 2mm; text-align: center; }
table { width: 100%; border-collapse: collapse; font-size: 11pt; margin: 0 0 2mm; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #555; padding: 0.8mm 1.6mm; vertical-align: top; text-align: right !important; }
th { background: #eef1f4; text-align: center !important; vertical-align: middle; }
td:first-child { text-align: left !important; width: 42%; }
td:not(:first-child) { white-space: nowrap; }
.figures td { white-space: pre-wrap; }
.figures td:first-child { width: 68%; }
.totals tr:last-child td { font-weight: bold; }
.findings { font-size: 9.5pt; }
.findings td { text-align: left !important; white-space: normal !important; }
.findings td:first-child { text-align: center !important; width: 8mm; }
.findings td:nth-child(2) { width: 21%; }
.findings td:nth-child(4) { width: 32%; }
.findings td:nth-child(6) { width: 20%; }
.notes { font-size: 10.5pt; padding-left: 6mm; }
footer { margin-top: 12mm; break-inside: avoid; }
footer div { flex: 1; min-height: 32mm; }
footer div:first-child { text-align: left; font-size: 10.5pt; }
@media print { html { background: none; } body { max-width: none; margin: 0; padding: 0; } }
@media (max-width: 700px) { body { padding: 4mm; } header { flex-direction: column; } .findings, table { display: block; overflow-x: auto; } }
</style>$page$;
