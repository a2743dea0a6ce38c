REM Follows the orders of a file, a step a line: opens a workbook, types into cells, stores every sheet as CSV.
REM What was typed is taken back after each store, so that every set of cells is typed into the file as it was.

Private workbook As Object
Private places(100000) As Variant
Private kinds(100000) As Variant
Private contents(100000) As Variant
Private typed As Long

Sub Main
    On Error GoTo Failed
    Dim orders As Object, words As Variant
    words = Array()
    Set orders = TextOf(Environ("CARESHIFT_ORDERS"))
    Do While Not orders.isEOF()
        words = Split(orders.readLine(), Chr(9))
        Select Case words(0)
            Case "open": OpenWorkbook(words(1))
            Case "type": TypeOver(words)
            Case "store": StoreSheets(words(1))
            Case "close": workbook.close(True)
        End Select
    Loop
    StarDesktop.terminate()
    Exit Sub
Failed:
    Dim number As Integer
    number = FreeFile
    Open ConvertFromUrl(Environ("CARESHIFT_ORDERS") & ".failed") For Output As #number
    Print #number, Error$ & " in: " & Join(words, " ")
    Close #number
    StarDesktop.terminate()
End Sub

Function TextOf(url As String) As Object
    Dim folder As Object, stream As Object
    folder = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    stream = createUnoService("com.sun.star.io.TextInputStream")
    stream.setInputStream(folder.openFileRead(url))
    stream.setEncoding("UTF-8")
    TextOf = stream
End Function

Sub OpenWorkbook(url As String)
    Dim how(1) As New com.sun.star.beans.PropertyValue
    how(0).Name = "Hidden" : how(0).Value = True
    how(1).Name = "AsTemplate" : how(1).Value = True : REM a copy: the file itself is not locked
    workbook = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
    workbook.enableAutomaticCalculation(False)
    typed = 0
End Sub

Sub TypeOver(words As Variant)
    Dim cell As Object
    cell = workbook.Sheets.getByIndex(CLng(words(1))).getCellByPosition(CLng(words(3)), CLng(words(2)))
    places(typed) = cell
    Select Case cell.Type
        Case com.sun.star.table.CellContentType.FORMULA: kinds(typed) = "formula" : contents(typed) = cell.Formula
        Case com.sun.star.table.CellContentType.VALUE: kinds(typed) = "number" : contents(typed) = cell.Value
        Case Else: kinds(typed) = "text" : contents(typed) = cell.String
    End Select
    typed = typed + 1
    Fill(cell, words(4), words(5))
End Sub

Sub Fill(cell As Object, kind As String, content As Variant)
    Select Case kind
        Case "formula": cell.Formula = content
        Case "number": cell.Value = CDbl(content)
        Case Else: cell.String = content
    End Select
End Sub

Sub StoreSheets(url As String)
    Dim how(1) As New com.sun.star.beans.PropertyValue, place As Long
    workbook.calculate()
    how(0).Name = "FilterName" : how(0).Value = "Text - txt - csv (StarCalc)"
    REM comma, quotes round texts, UTF-8, numbers as they are and not as they are shown, all sheets
    how(1).Name = "FilterOptions" : how(1).Value = "44,34,76,1,,0,true,true,false,false,false,-1"
    workbook.storeToURL(url, how())
    For place = typed - 1 To 0 Step -1
        Fill(places(place), kinds(place), contents(place))
    Next
    typed = 0
End Sub
