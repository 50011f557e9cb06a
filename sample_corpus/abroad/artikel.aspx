<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="sv" xml:lang="sv">
<head id="ctl00_Head1"><title>
	Isbrytaren Valborg går en sista gång – med skolklasser ombord - Skärgårdsbladet
</title><link rel="canonical" href="https://www.skargardsbladet.example/nyheter/artikel.aspx?id=20419" />
<meta property="og:title" content="Isbrytaren Valborg går en sista gång – med skolklasser ombord" /><meta property="og:site_name" content="Skärgårdsbladet" /><meta property="og:url" content="https://www.skargardsbladet.example/nyheter/artikel.aspx?id=20419" /><meta property="og:type" content="article" />
<meta name="keywords" content="Isbrytare, Skärgård, Skola" /><meta name="description" content="Efter femtiofyra vintrar byter fartyget arbetsgivare." /></head>
<body><form name="aspnetForm" method="post" action="artikel.aspx?id=20419" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkzT4y8Ub1Qw==" /></div>
<div id="ctl00_Header"><a href="/"><img src="/img/logga.gif" alt="Skärgårdsbladet" /></a><ul id="ctl00_Menu"><li><a href="/nyheter">Nyheter</a></li><li><a href="/sport">Sport</a></li><li><a href="/familj">Familj</a></li><li><a href="/annons">Annonsera</a></li></ul></div>
<div id="ctl00_Main"><div class="vinjett"><a href="/nyheter">Nyheter</a></div><h1 id="ctl00_Main_Rubrik">Isbrytaren Valborg går en sista gång – med skolklasser ombord</h1><p class="ingress">Efter femtiofyra vintrar byter fartyget arbetsgivare.</p>
<div class="byline">Av <span id="ctl00_Main_Skribent">Annika Storsund</span>, Publicerad <span id="ctl00_Main_Datum">2025-02-21 06:30</span></div>
<div id="ctl00_Main_Brodtext" class="brodtext">
<p>Isbrytaren Valborg lämnar Norrhamn i dag för sin sista resa i kommunens tjänst. Ombord finns, förutom besättningen på nio man, sextiotvå elever från skärgårdens tre skolor och en kantor som ska leda sången.</p>
<p>Fartyget byggdes 1971 och har hållit rännan till Yttre Knivskär öppen i femtiofyra vintrar. De senaste fem åren har isen knappt lagt sig före mars, och i fjol låg Valborg vid kaj i trehundratrettio dagar. Kommunen anser sig inte längre ha råd.</p>
<p>– Hon är byggd för att stöta i saker, säger befälhavaren Torsten Åkerlind. Nu får hon ligga still och bli tittad på. Det är svårare än man tror.</p>
<p>Köparen är ett museum i Raumo som vill visa maskinrummet för besökare. Fram till överlåtelsen i april får skolorna använda fartyget som klassrum. Den första lektionen handlar om is, och den hålls medan det ännu finns någon.</p>
<p>Vintertrafiken till öarna sköts i fortsättningen av en svävare, som enligt kommunen är snabbare, billigare och mycket sämre på att vänta.</p>
</div><div class="dela"><a href="#">Dela</a> <a href="#">Tipsa en vän</a> <a href="#">Skriv ut</a></div>
<div class="kommentarer"><h3>Kommentarer</h3><p>Kommentarsfältet är stängt för vintern.</p></div></div>
<div id="ctl00_Right"><h3>Mest läst</h3><ol><li><a href="/1">Älg på färjan orsakade försening</a></li><li><a href="/2">Här byggs vinterns längsta bastukö</a></li></ol></div>
<div id="ctl00_Footer">Ansvarig utgivare: Birger Malmrot. Tidningen ges ut av Skärgårdsbladet Ekonomisk Förening.</div></form></body></html>