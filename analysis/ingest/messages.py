"""The English line of every problem by its code; the interface says the same in its language.

A line names what was met, and what was done or what to do. `{field}` is the column concerned; the
other places are filled from the problem's values.
"""

from __future__ import annotations

from analysis.ingest.web_messages import WEB_MESSAGES

PROBLEM_MESSAGES: dict[str, str] = {
    **WEB_MESSAGES,
    # whole sources
    "file_not_found": "There is no file “{path}”.",
    "address_not_read": "“{path}” is an address, not a file. Paste it on the page Articles, which "
    "fetches it, or save the page and bring the file.",
    "empty_folder": "There is no file in the folder “{path}”.",
    "format_not_read": "Files of type {extension} are not read. Read are: {formats}.",
    "source_not_read": "A source of type {type} is not read. Read are paths, open files, "
    "(name, bytes) pairs and tables.",
    "empty_file": "The file is empty.",
    "broken_file": "The file cannot be read as {format}: {reason}. Save it again, or as CSV.",
    "broken_archive": "The {format} is damaged and cannot be opened: {reason}.",
    "password": "The file is protected by a password. Save it without one.",
    "too_large": "The file has more than {limit} MB. Split it and bring the parts.",
    "packed_too_tightly": "The file unpacks to more than {ratio} times its size, which no news "
    "text does. It was not opened.",
    "nested_archive": "Archives inside archives are opened {limit} deep; this one is deeper. "
    "Unpack it and bring what is in it.",
    "system_files": "{count} hidden files of the system (such as __MACOSX) were passed over.",
    "other_format": "The name ends in {extension}, but this is {format}, and was read as such.",
    "encoding_guessed": "The file is not UTF-8. It was read as {encoding}: check a few lines.",
    "bad_bytes": "{count} places that are not valid {encoding} were replaced by “�”.",
    "no_text_column": "No column was recognised as the text. Columns are: {columns}. Say which "
    "one holds it.",
    "sheet_skipped": "Sheet “{sheet}” has no column recognised as the text and was left out. "
    "Its columns are: {columns}.",
    "no_rows": "There is a header, but no row below it.",
    "no_article_in_page": "No article was found in this page. Copy its text and paste it.",
    "no_outlet": "No outlet is given for {count} articles. Name it, or bring a column with it.",
    "encoding_unknown": "“{encoding}” is no encoding that is known. The file was read as {read}.",
    "too_wide": "The table has {count} columns; at most {limit} are read. Leave out those that "
    "say nothing of the articles.",
    "broken_json": "The file is not valid JSON: on line {line}, at character {column}, {reason}. "
    "Correct it there, or export the file again.",
    "json_remainder": "What stands from line {line} on is no JSON and was passed over: “{rest}”.",
    "other_nodes": "{count} records of other types were passed over: {types}.",
    "header_below": "The names of the columns were found on line {line}; {count} lines above "
    "were passed over.",
    "no_header": "The first line holds no names and was read as a row. The columns were called "
    "{columns}: say what each holds, or add a line of names above.",
    "name_repeated": "The name “{column}” stands more than once. One of the columns is kept as "
    "“{renamed}”.",
    "empty_sheet": "Sheet “{sheet}” is empty.",
    "merged_cells": "{count} cells were filled from merged cells above them.",
    # press archives and XML
    "press_read": "It was recognised as an export of {archive}, and {count} articles were read.",
    "press_count": "This export of {archive} says it holds {stated} articles; {found} were found. "
    "Compare the titles, or export it again.",
    "press_length": "The archive states {stated} words; {read} were read. Is the text cut, or is "
    "something in it that does not belong?",
    "xml_entities": "The file declares entities, which are never expanded. Save it without them "
    "(without <!ENTITY …>).",
    "xml_unknown": "This XML (its outermost element is “{root}”) is none that is read. Read are "
    "exports of Factiva, and feeds (RSS, Atom).",
    # Word, PDF and other documents
    "old_word": "This is a Word file of the old binary kind (.doc), which is not read. "
    "Open it in Word or LibreOffice and save it as .docx.",
    "changes_left_out": "It holds tracked changes: insertions were kept, {count} deletions were "
    "left out.",
    "hidden_left_out": "{count} passages formatted as hidden were left out.",
    "notes_left_out": "{count} footnotes and endnotes were left out of the text.",
    "embedded_left_out": "{count} documents embedded in this one were left out. Save them as files"
    " and bring those.",
    "no_text_layer": "No text layer was found on the {pages} pages: this looks like a scan. "
    "Run text recognition (OCR) on it, or paste the text.",
    "pages_without_text": "{count} of {pages} pages have no text layer (pictures, or a scan) and "
    "gave nothing.",
    "pages_unreadable": "{count} of {pages} pages are damaged and could not be read.",
    "too_many_pages": "The file has {pages} pages; the first {limit} were read. Split it and "
    "bring the parts.",
    "running_lines": "Lines that repeat at the top or bottom of most pages (page numbers, "
    "headers) were left out: {lines}.",
    "arabic_reversed": "The Arabic came out of this file with its letters in reverse order "
    "({count} lines). They were put right: check a few lines.",
    "arabic_reordered": "Parts of {count} Arabic lines with numbers or Latin words came out in "
    "reverse order. They were put right: check a few lines.",
    "lam_alef_swapped": "In {count} words lam and alef stood the wrong way round (“األمم” for "
    "“الأمم”). They were put right; where it is not sure, words are as they were: check a few "
    "lines.",
    "arabic_order_doubtful": "In {count} Arabic lines the order of letters or words may be wrong: "
    "“{sample}”. Compare with the file, or paste the text.",
    "save_as_document": "Files of type {extension} are not read. Open it in the program that made "
    "it and save it as DOCX, PDF or TXT. Read are: {formats}.",
    "save_as_table": "Files of type {extension} are not read. Export the table as CSV or XLSX. "
    "Read are: {formats}.",
    "no_slides": "Files of type {extension} (slides) are not read. Save their text as TXT or DOCX. "
    "Read are: {formats}.",
    "no_pictures": "Files of type {extension} are pictures, and no text is read from pictures. Run "
    "them through text recognition (OCR) and bring the text. Read are: {formats}.",
    "no_mail": "Files of type {extension} (mail) are not read. Save the message as HTML or TXT. "
    "Read are: {formats}.",
    "no_sound": "Files of type {extension} are sound or film. Bring a transcript as text. Read "
    "are: {formats}.",
    "unpack_first": "Files of type {extension} are not opened. Unpack it and bring the files, or "
    "pack them as ZIP. Read are: {formats}.",
    "left_out": "This file was left out, as was chosen for it.",
    "too_many_members": "There are more than {limit} files in it. Bring them in parts.",
    "unpacks_too_large": "What is packed in it comes to more than {limit} MB. Unpack it and bring "
    "it in parts.",
    "links_passed": "{count} links and other entries that are no files were passed over.",
    "far_cell": "A cell stands far away from the table (row {rows}, column {columns}). Copy the "
    "table into a new workbook.",
    # one file, several articles; chats
    "split_chosen": "{count} articles were cut where you marked their beginnings.",
    "split_fields": "{count} articles were found in this file, each under lines such as “Outlet: "
    "…”.",
    "split_counted": "{count} articles were found in this file by lines such as “1 of 20”.",
    "split_closings": "{count} articles were found in this file, each closed by a line such as "
    "“End of Document”.",
    "split_contents": "{count} articles were found in this file by the links in its table of "
    "contents.",
    "split_dated": "{count} articles were found in this file by the date or byline beside each "
    "title.",
    "split_headings": "{count} articles were found in this file by their headings.",
    "split_pages": "{count} articles were found in this file, each beginning a page.",
    "split_numbered": "{count} articles were found in this file by lines such as “Article 1”.",
    "split_listed": "{count} articles were found in this file by the numbers before their titles.",
    "split_addresses": "{count} articles were found in this file by the address beside each.",
    "split_rules": "{count} articles were found in this file, parted by lines of signs (---, ===, "
    "***).",
    "split_bold": "{count} articles were found in this file by their titles in bold.",
    "split_count": "The file itself says it holds {stated} articles; {found} were found. Check "
    "where they begin on the Articles page.",
    "layout_used": "The layout “{layout}” was used: {count} articles were found.",
    "layout_unfit": "No line fits the layout “{layout}” that was chosen for this file. It was "
    "read as if none were chosen.",
    "heads_read": "Lines above the texts of {count} articles were taken as {fields}.",
    "front_matter": "{words} words stand before the first article (a cover or contents page?) and "
    "were left out. If they are an article, cut there on the Articles page.",
    "maybe_several": "This could be {count} articles; it was kept as one. If it is several, cut "
    "it on the Articles page.",
    "chat_read": "It was recognised as a chat. {count} long messages were taken as articles; the "
    "names and numbers of who sent them were dropped.",
    "chat_messages_left_out": "{count} short messages of the chat were left out.",
    "chat_links": "{count} links stand in the chat. To read their articles, fetch them by address.",
    "chat_without_articles": "No message of this chat is as long as an article ({messages} are "
    "short). It holds {links} links: fetch them by address.",
    # columns
    "column_not_found": "There is no column “{column}” to take {field} from. Columns are: "
    "{columns}.",
    "column_renamed": "Column “{column}” is kept as “{renamed}”: {field} is taken from elsewhere "
    "or the name is used twice.",
    "outlet_from_folder": "“{outlet}” was taken as the outlet from the folder’s name "
    "({count} files).",
    "outlet_from_name": "“{outlet}” was taken as the outlet from the file’s name.",
    "title_from_line": "The first line was taken as the title: “{title}”. It stays in the text.",
    "header_read": "The lines above the text were taken as {fields}.",
    # rows
    "too_many_fields": "Line {line} has {found} fields where the header has {expected}. Put "
    "quotes around fields that hold the separator “{delimiter}”.",
    "too_few_fields": "Line {line} has {found} fields where the header has {expected}. The "
    "missing ones were left empty.",
    "unclosed_quote": "The quotation mark opened on line {line} is never closed. It was "
    "passed over, and reading went on with the next line.",
    "broken_line": "Line {line} is not valid JSON: {reason}.",
    "not_a_record": "Here stands {found} where a record with fields was expected.",
    "empty_text": "There is no letter in the text.",
    "short": "The text has only {words} words. A teaser, or cut?",
    "duplicate": "The same outlet, title and text as article {first}.",
    "not_an_article": "This does not look like an article: {kind}.",
    "looks_cut": "The text looks cut off. It ends: “{ending}”.",
    "summary": "This is a summary, not the whole article.",
    "only_summaries": "All {count} texts of this file are summaries, not whole articles.",
    "other_language": "This article is in another language than nearly all others: {language}.",
    "near_duplicate": "Nearly the same text of the same outlet as article {first}. Choose whether "
    "all versions count, the newest or the first.",
    "translated": "A line in the text says that a machine translated it: “{notice}”. Its wording "
    "is not compared with that of originals.",
    "left_out_by_choice": "Article {article} was left out by choice: {check}.",
    "cell_limit": "The text fills the cell to its limit of 32,767 characters and is probably cut.",
    "too_many_rows": "More than {limit} rows were brought. This one was left out: bring it in "
    "another set.",
    "too_long": "The text has {count} characters; at most {limit} are read. Are there several "
    "articles in it? Split it.",
    # fields
    "bad_characters": "{count} characters that no text can hold (such as halves of a character) "
    "were replaced by “�”.",
    "mojibake_repaired": "The letters had been read as {encoding} before they were stored (such as "
    "“Ã©” for “é”). They were put right.",
    "duplicate_id": "The id “{given}” is used more than once. Here it became “{used}”.",
    "language_not_understood": "“{value}” is not a language name or code that is known. It was "
    "identified from the text: {language}.",
    "language_unsure": "The language could not be told from the text.",
    "date_unreadable": "“{value}” was not understood as a date. Write it as 2018-06-08, or "
    "2018-06-08 15:43.",
    "date_ambiguous": "“{value}” can be read in two ways. It was read as {read}.",
    "date_impossible": "“{value}” names a day or a time that does not exist. Correct it, as "
    "2018-06-08 15:43.",
    "date_out_of_range": "“{value}” lies outside the years 1800 to 2100. If it is of another "
    "calendar, write the Gregorian date.",
    "date_too_coarse": "“{value}” names no month, so it was not taken as a date. Write it as "
    "2018-06 or 2018-06-08.",
    "dates_too_coarse": "{count} values, such as “{value}”, name no month, so they were not "
    "taken as dates. Write them as 2018-06 or 2018-06-08.",
    "date_no_year": "“{value}” names no year, so it was not taken as a date. Add the year, as in "
    "2018-06-08.",
    "dates_no_year": "{count} values, such as “{value}”, name no year, so they were not taken as "
    "dates. Add the year, as in 2018-06-08.",
    "date_relative": "“{value}” counts from when the page was collected, which is not known. "
    "Give that day in a column “collected”, or for the whole file.",
    "dates_relative": "{count} dates, such as “{value}”, count from when the page was collected, "
    "which is not known. Give that day in a column “collected”, or for the whole file.",
    "date_reckoned": "“{value}” was reckoned from when the page was collected: {read}.",
    "dates_reckoned": "{count} dates were reckoned from when the page was collected, such as "
    "“{value}”: {read}.",
    "dates_ambiguous": "{count} dates can be read in two ways, such as “{value}”. They were read "
    "with the day first: {read}. If the month stands first, choose that order.",
    "dates_by_collection": "In {count} dates day and month could be swapped, such as “{value}”. "
    "It was read as {read}: in the other order there are dates later than the day of collection. "
    "If that is wrong, choose the order.",
    "dates_by_sequence": "In {count} dates day and month could be swapped, such as “{value}”. It "
    "was read as {read}: only in this order do the rows follow each other in time. If that is "
    "wrong, choose the order.",
    "dates_by_span": "In {count} dates day and month could be swapped, such as “{value}”. It was "
    "read as {read}: in this order all lie within a month, in the other they are spread over "
    "many. If that is wrong, choose the order.",
    "date_hijri": "“{value}” was converted from the Hijri calendar (Umm al-Qura) to {read}. It "
    "may be off by a day.",
    "dates_hijri": "{count} dates were converted from the Hijri calendar (Umm al-Qura), such as "
    "“{value}” to {read}. They may be off by a day.",
    "date_calendars_differ": "“{value}” gives a Hijri and a Gregorian day that are more than two "
    "days apart. The Gregorian one was taken: {read}.",
    "dates_calendars_differ": "{count} dates, such as “{value}”, give a Hijri and a Gregorian "
    "day that are more than two days apart. The Gregorian one was taken: {read}.",
    "date_range": "“{value}” spans several days or months. The first was taken: {read}.",
    "dates_range": "{count} dates span several days or months, such as “{value}”. The first was "
    "taken: {read}.",
    "date_clock_change": "“{value}” falls into the hour in which clocks were changed. It was "
    "read as {read}, and never counts as the first.",
    "date_future": "“{value}” was read as {read}, which is later than the day of collection. Are "
    "day and month in the right order?",
    "dates_future": "{count} dates are later than the day of collection, such as “{value}”, read "
    "as {read}. Are day and month in the right order?",
    "dates_of_collection": "{count} dates say when articles were collected, not when they were "
    "published. They stand in the column “collected”; no date of publication is set.",
    "dates_not_so_fine": "{count} dates are not known as finely as published_precision says. "
    "They were kept as coarse as they stand.",
    "zone_not_understood": "“{value}” is no time zone that is known, and was passed over in "
    "{count} rows. Write a name such as Asia/Riyadh, or an offset such as +03:00.",
    "unknown_value": "“{value}” is not a value of {field}. Values are: {values}.",
}
